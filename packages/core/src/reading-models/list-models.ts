import type { Transaction } from "@heard/db";
import { jobRuns } from "@heard/db/schema/job-runs";
import { members, users } from "@heard/db/schema/members";
import { type ModelReport, readingModels, readingSettings } from "@heard/db/schema/reading-models";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { type ErrorParams, type ErrorReason, isErrorReason } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { rereadJob } from "../readings/rules.ts";
import { newestSetting, type ReadingSetting } from "./queries.ts";
import {
  accuracyOf,
  type Comparison,
  comparisonOf,
  fewestSided,
  isOffered,
  type ModelVerdict,
  macroF1,
  mostByScores,
  mostWalked,
  trainingJob,
  verdictOn,
  widestNeutralBand,
} from "./rules.ts";

const mostShown = 50;
/** Comments by which the neutral band is tried out: the newest ones. */
const mostTried = 5000;

type Table = { table: ModelReport["ownTable"]; accuracy: number | null; macroF1: number };
export type ListedModel = Pick<ModelReport, "learnt" | "heldOut" | "neutralBand"> & {
  version: number;
  trainedAt: Date;
  /** `null` when the command line asked for it, or the member has left. */
  by: string | null;
  verdict: ModelVerdict;
  isOffered: boolean;
  /** It holds, or held before. */
  wasUsed: boolean;
  /** Begins the SHA-256 of its weights. */
  digest: string;
  /** Forced to positive or negative, against the model that ships. */
  all: Comparison | null;
  parts: { part: "byPeople" | "byScores"; comparison: Comparison }[];
  languages: { language: string; comparison: Comparison }[];
  inUse: { version: number; comparison: Comparison } | null;
  /** With a neutral middle. */
  shipped: Table;
  own: Table;
};
export type PastSetting = Omit<ReadingSetting, "readAt"> & {
  verb: string;
  madeAt: Date;
  by: string | null;
  readAt: Date | null;
};
type Running = { jobId: string; doneCount: number; totalCount: number | null };

export type ReadingModels = {
  setting: ReadingSetting;
  /** The reader sees some touchpoints only, and so no model: their figures are of the comments at all of them. */
  isLimited: boolean;
  /** Newest first. */
  models: ListedModel[];
  /** Newest first; before the first one the model that ships held. */
  history: PastSetting[];
  training: Running | null;
  /** Why the last training came to nothing, when none has begun since. */
  failure: { reason: ErrorReason | null; params: ErrorParams; at: Date } | null;
  rereading: Running | null;
  /** What a model would learn from: comments that a person spoke about, and comments with a score, up to the most that are taken. */
  labels: { byPeople: number; byScores: number; most: number; least: number };
  /** The newest comments that were read, by how far their score is from 0, in hundredths; the last place holds all beyond the widest band. */
  distances: number[];
};

/** How comments are read: by what, how well, and what was tried before. */
export async function listReadingModels(ctx: ServiceContext): Promise<ReadingModels> {
  requirePermission(ctx, "readingModel.read");
  const isLimited = ctx.touchpoints !== "*";
  return inTenant(
    ctx,
    async (tx) => {
      const history = await readHistory(tx);
      const { failure, ...jobs } = await readJobs(tx);
      return {
        ...{ setting: await newestSetting(tx), isLimited },
        models: isLimited ? [] : await readModels(tx, new Set(history.map(({ modelVersion }) => modelVersion))),
        history: history.slice(0, mostShown),
        ...{ ...jobs, failure: isLimited ? null : failure },
        labels: await countLabels(tx, ctx),
        distances: await countDistances(tx, ctx),
      };
    },
    { snapshot: true },
  );
}

async function readHistory(tx: Transaction): Promise<PastSetting[]> {
  const { version, modelVersion, neutralBand, readAt, verb, madeAt } = readingSettings;
  return tx
    .select({ version, modelVersion, neutralBand, readAt, verb, madeAt, by: users.name })
    .from(readingSettings)
    .leftJoin(members, eq(members.id, readingSettings.madeBy))
    .leftJoin(users, eq(users.id, members.userId))
    .orderBy(desc(version));
}

async function readModels(tx: Transaction, used: ReadonlySet<number | null>): Promise<ListedModel[]> {
  const { version, report, weightsDigest, trainedAt } = readingModels;
  const rows = await tx
    .select({ version, report, weightsDigest, trainedAt, by: users.name })
    .from(readingModels)
    .leftJoin(members, eq(members.id, readingModels.trainedBy))
    .leftJoin(users, eq(users.id, members.userId))
    .orderBy(desc(version))
    .limit(mostShown);
  return rows.map((row) => ({
    ...{ version: row.version, trainedAt: row.trainedAt, by: row.by, digest: row.weightsDigest.slice(0, 12) },
    wasUsed: used.has(row.version),
    ...figuresOf(row.report),
  }));
}

/** The figures of a report, with their intervals. Parts without a comment are left out. */
function figuresOf(report: ModelReport) {
  const { learnt, heldOut, neutralBand, all, inUse, shippedTable, ownTable } = report;
  const tableOf = (table: ModelReport["ownTable"]): Table => ({
    table,
    accuracy: accuracyOf(table),
    macroF1: macroF1(table),
  });
  const ofInUse = inUse && comparisonOf(inUse.tally);
  return {
    ...{ learnt, heldOut, neutralBand, verdict: verdictOn(report), isOffered: isOffered(report) },
    all: comparisonOf(all),
    parts: (["byPeople", "byScores"] as const).flatMap((part) => {
      const comparison = comparisonOf(report[part]);
      return comparison ? [{ part, comparison }] : [];
    }),
    languages: report.languages.flatMap(({ language, tally }) => {
      const comparison = comparisonOf(tally);
      return comparison ? [{ language, comparison }] : [];
    }),
    inUse: inUse && ofInUse ? { version: inUse.version, comparison: ofInUse } : null,
    ...{ shipped: tableOf(shippedTable), own: tableOf(ownTable) },
  };
}

async function readJobs(tx: Transaction): Promise<Pick<ReadingModels, "training" | "failure" | "rereading">> {
  const newest = async (kind: string) => {
    const [job] = await tx
      .select()
      .from(jobRuns)
      .where(eq(jobRuns.kind, kind))
      .orderBy(desc(jobRuns.createdAt), desc(jobRuns.id))
      .limit(1);
    return job;
  };
  const training = await newest(trainingJob);
  const [rereading] = await tx
    .select()
    .from(jobRuns)
    .where(and(eq(jobRuns.kind, rereadJob), inArray(jobRuns.state, ["waiting", "running"])))
    .limit(1);
  const running = (job: typeof training): Running | null =>
    job && (job.state === "waiting" || job.state === "running")
      ? { jobId: job.id, doneCount: job.doneCount, totalCount: job.totalCount }
      : null;
  const error = training?.state === "failed" ? (training.error as { reason?: string; params?: ErrorParams }) : null;
  return {
    training: running(training),
    failure: error && {
      reason: error.reason !== undefined && isErrorReason(error.reason) ? error.reason : null,
      params: error.params ?? {},
      at: training?.finishedAt ?? new Date(0),
    },
    rereading: running(rereading),
  };
}

async function countLabels(tx: Transaction, { organisation }: ServiceContext): Promise<ReadingModels["labels"]> {
  const [row] = await tx.execute<{ said: number; scored: number }>(sql`
    select (select count(*)::int from comment_corrections k where k.org_id = ${organisation.id} and k.what = 'sentiment' and k.replaced_at is null and k.value is not null) as said,
      (select count(*)::int from (select from (select shard_key, response_id from comments where org_id = ${organisation.id} and counted
          order by day desc, response_id desc limit ${mostWalked}) c
        where exists (select from scores s where s.shard_key = c.shard_key and s.response_id = c.response_id and s.counted) limit ${mostByScores}) taken) as scored`);
  return { byPeople: row?.said ?? 0, byScores: row?.scored ?? 0, most: mostByScores, least: fewestSided };
}

async function countDistances(tx: Transaction, { organisation }: ServiceContext): Promise<number[]> {
  const rows = await tx.execute<{ distance: number; n: number }>(sql`
    select least(abs(a.sentiment), ${widestNeutralBand})::int as distance, count(*)::int as n
    from (select c.shard_key, c.response_id, c.item from comments c where c.org_id = ${organisation.id} and c.counted
      order by c.day desc, c.response_id desc limit ${mostTried}) c
    join comment_readings a on a.shard_key = c.shard_key and a.response_id = c.response_id and a.item = c.item
    where a.sentiment is not null group by 1`);
  const counts = Array.from({ length: widestNeutralBand + 1 }, () => 0);
  for (const { distance, n } of rows) counts[distance] = n;
  return counts;
}
