import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { listeningPaths } from "@heard/db/schema/listening-paths";
import { type FeedbackKind, sources } from "@heard/db/schema/sources";
import { and, eq, isNull } from "drizzle-orm";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import type { HistogramQuery } from "../measures/plan.ts";
import { type HistogramRow, readHistograms } from "../measures/read.ts";
import { addDays, firstDay, lastDay, monthStart } from "../measures/rules.ts";
import { requirePermission } from "../permissions.ts";
import { withinLimits } from "../readings/queries.ts";
import { everyComment, measureIdOf } from "../readings/rules.ts";
import { dayIn } from "../responses/day.ts";
import {
  type CoverageState,
  coverageStateOf,
  coverageStates,
  defaultQuietDays,
  type PathState,
  pathStateOf,
  recentDays,
} from "./rules.ts";

export type ListeningPath = {
  source: { key: string; name: string; feedbackKind: FeedbackKind };
  /** Somebody said that it should be there; the others are there because something came by them. */
  isRegistered: boolean;
  quietDays: number;
  state: PathState;
  /** The day of the newest answer. */
  lastOn: string | null;
  /** Responses of the last 30 days; where answers have touchpoints of their own, those of the metric or to the question that has most. */
  recentCount: number;
  /** Responses with comments of the last 30 days that were read. */
  recentCommentCount: number;
};
export type TouchpointCoverage = {
  key: string;
  name: LocalisedText;
  stage: string | null;
  state: CoverageState;
  /** Those that bring most first. */
  paths: ListeningPath[];
};
export type ListeningCoverage = {
  /** The organisation's day that it is of. */
  today: string;
  recentDays: number;
  counts: Record<CoverageState, number>;
  /** Along the journey, without those that are archived. */
  touchpoints: TouchpointCoverage[];
  /** What comes in without the name of a touchpoint. Nothing for who sees some touchpoints only. */
  elsewhere: ListeningPath[];
};

/** The registered paths of sources in use, by touchpoint and source. */
export function readListeningPaths(tx: Transaction): Promise<(typeof listeningPaths.$inferSelect)[]> {
  return tx
    .select({
      orgId: listeningPaths.orgId,
      touchpointId: listeningPaths.touchpointId,
      sourceId: listeningPaths.sourceId,
      quietDays: listeningPaths.quietDays,
      createdAt: listeningPaths.createdAt,
    })
    .from(listeningPaths)
    .innerJoin(sources, and(eq(sources.id, listeningPaths.sourceId), isNull(sources.deletedAt)));
}

/** The two ends of a path that somebody may see. @throws DomainError not_found, also for a source in the bin; invalid_state for a touchpoint put away */
export async function pathEnds(
  tx: Transaction,
  ctx: ServiceContext,
  { touchpoint: touchpointKey, source: sourceKey }: { touchpoint: string; source: string },
): Promise<{ touchpointId: number; sourceId: number }> {
  const { touchpoints, sources: known } = await readCatalogue(tx);
  const [touchpoint, source] = [touchpoints.get(touchpointKey), known.get(sourceKey)];
  if (!touchpoint || !isSeenBy(ctx, touchpoint.id)) throw notFound("touchpoint", touchpointKey);
  if (!source || source.deletedAt) throw notFound("source", sourceKey);
  if (touchpoint.archivedAt) throw invalidState("touchpoint", "archived", touchpointKey);
  return { touchpointId: touchpoint.id, sourceId: source.id };
}

const isSeenBy = ({ touchpoints }: ServiceContext, id: number) => touchpoints === "*" || touchpoints.includes(id);

/** The row of a path, as a condition. */
export const pathBetween = ({ touchpointId, sourceId }: { touchpointId: number; sourceId: number }) =>
  and(eq(listeningPaths.touchpointId, touchpointId), eq(listeningPaths.sourceId, sourceId));

/** What the audit log and errors call a path. */
export const pathName = ({ touchpoint, source }: { touchpoint: string; source: string }) => `${source} → ${touchpoint}`;

/**
 * Where the organisation listens to its customers and where it does not: every touchpoint with the ways by which feedback comes to it, registered or
 * observed, and which of them have fallen silent.
 */
export async function getListeningCoverage(ctx: ServiceContext): Promise<ListeningCoverage> {
  requirePermission(ctx, "measure.read");
  return inTenant(
    ctx,
    async (tx) => {
      const today = dayIn(ctx.organisation.timeZone, ctx.now());
      const catalogue = await readCatalogue(tx);
      const [registered, arrivals] = [await readListeningPaths(tx), await readArrivals(tx, ctx, catalogue, today)];
      const inUse = [...catalogue.sources.values()].filter(({ deletedAt }) => deletedAt === null);
      const stageKeys = new Map(catalogue.stages.map(({ id, key }) => [id, key]));
      const pathsAt = (touchpointId: number): ListeningPath[] =>
        inUse.flatMap(({ id, key, name, feedbackKind }) => {
          const own = registered.find((path) => path.touchpointId === touchpointId && path.sourceId === id);
          const arrival = arrivals.get(placeOf(touchpointId, id));
          if (!own && !arrival) return [];
          const quietDays = own?.quietDays ?? defaultQuietDays;
          const lastOn = arrival?.lastOn ?? null;
          const registeredOn = own ? dayIn(ctx.organisation.timeZone, own.createdAt) : null;
          return [
            {
              ...{ source: { key, name, feedbackKind }, isRegistered: own !== undefined, quietDays, lastOn },
              state: pathStateOf({ lastOn, quietDays, registeredOn, today }),
              recentCount: arrival?.recentCount ?? 0,
              recentCommentCount: arrival?.recentCommentCount ?? 0,
            },
          ];
        });
      const touchpoints = [...catalogue.touchpoints.values()]
        .filter(({ id, archivedAt }) => archivedAt === null && isSeenBy(ctx, id))
        .map(({ id, key, name, stageId }) => {
          const paths = busiestFirst(pathsAt(id));
          return { key, name, stage: stageKeys.get(stageId ?? 0) ?? null, state: coverageStateOf(paths), paths };
        });
      const count = (state: CoverageState) => touchpoints.filter((one) => one.state === state).length;
      return {
        ...{ today, recentDays, touchpoints },
        counts: Object.fromEntries(coverageStates.map((state) => [state, count(state)])) as Record<
          CoverageState,
          number
        >,
        elsewhere: ctx.touchpoints === "*" ? busiestFirst(pathsAt(0)) : [],
      };
    },
    { snapshot: true },
  );
}

const busiestFirst = (paths: readonly ListeningPath[]) => paths.toSorted((a, b) => b.recentCount - a.recentCount);

type Arrival = Pick<ListeningPath, "lastOn" | "recentCount" | "recentCommentCount">;
const placeOf = (touchpointId: number, sourceId: number) => `${touchpointId} ${sourceId}`;
const comments = measureIdOf(everyComment);

/** What came by each way, of any metric, as responses or as comments alone; ways by which nothing ever came are not in it. */
async function readArrivals(
  tx: Transaction,
  ctx: ServiceContext,
  catalogue: Catalogue,
  today: string,
): Promise<Map<string, Arrival>> {
  const read = async (periods: HistogramQuery["periods"], bucket: HistogramQuery["bucket"]) => {
    const { rows } = await readHistograms(tx, ctx.organisation.id, {
      measureIds: [0, comments, ...catalogue.measures.keys()],
      filters: withinLimits(ctx, new Map()),
      groups: ["touchpoint", "source"],
      ...{ periods, bucket },
    });
    // What was taken back leaves rows that count nobody.
    return rows.filter((row) => sizeOf(row) > 0);
  };
  const lastMonths = newestBuckets(await read([{ from: firstDay, to: lastDay }], "month"));
  const months = [...new Set(lastMonths.values())].map((from) => ({ from, to: addDays(monthStart(from, 1), -1) }));
  // Days are read of those months alone in which the newest answer of some way lies.
  const lastDays = newestBuckets(months.length > 0 ? await read(months, "day") : []);
  const recent = Map.groupBy(await read([{ from: addDays(today, 1 - recentDays), to: today }], "none"), placeIn);
  return new Map(
    [...lastDays].map(([place, lastOn]) => {
      const rows = recent.get(place) ?? [];
      const recentCommentCount = rows.filter(({ measureId }) => measureId === comments).reduce(sumUp, 0);
      return [place, { lastOn, recentCount: Math.max(0, ...rows.map(sizeOf)), recentCommentCount }];
    }),
  );
}

const placeIn = ({ groups: [touchpointId = 0, sourceId = 0] }: HistogramRow) => placeOf(touchpointId, sourceId);
const sizeOf = ({ counts }: HistogramRow) => counts.reduce((sum, count) => sum + count, 0);
const sumUp = (sum: number, row: HistogramRow) => sum + sizeOf(row);

function newestBuckets(rows: readonly HistogramRow[]): Map<string, string> {
  const newest = new Map<string, string>();
  for (const row of rows) {
    const [place, bucket] = [placeIn(row), row.bucket ?? ""];
    if (bucket > (newest.get(place) ?? "")) newest.set(place, bucket);
  }
  return newest;
}
