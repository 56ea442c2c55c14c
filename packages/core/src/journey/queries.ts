import type { LocalisedText } from "@heard/db/schema/columns";
import { type JourneySnapshot, journeyVersions } from "@heard/db/schema/journey";
import { members, users } from "@heard/db/schema/members";
import { desc, eq } from "drizzle-orm";
import { countAnswers } from "../catalogue/count-answers.ts";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { diffJourney, type JourneyChange } from "./rules.ts";

export type JourneyTouchpoint = {
  key: string;
  name: LocalisedText;
  stage: string | null;
  /** Scores given there, over all time. */
  scoreCount: number;
  archivedAt: Date | null;
};
export type JourneyStage = {
  key: string;
  name: LocalisedText;
  definition: Partial<LocalisedText>;
  archivedAt: Date | null;
};
export type Journey = {
  version: number;
  /** In the order of the journey, archived ones last. */
  stages: JourneyStage[];
  touchpoints: JourneyTouchpoint[];
};

/** The journey as it is edited: stages with their definitions, touchpoints with what was answered there, archived ones too. */
export async function getJourney(ctx: ServiceContext): Promise<Journey> {
  requirePermission(ctx, "journey.edit");
  return inTenant(
    ctx,
    async (tx) => {
      const catalogue = await readCatalogue(tx);
      const measureIds = [...catalogue.measures.keys()];
      const counts = await countAnswers(tx, ctx.organisation.id, "touchpoint", measureIds);
      const [last] = await tx
        .select({ version: journeyVersions.version })
        .from(journeyVersions)
        .orderBy(desc(journeyVersions.version))
        .limit(1);
      const keys = new Map(catalogue.stages.map(({ id, key }) => [id, key]));
      return {
        version: last?.version ?? 0,
        stages: archivedLast(catalogue.stages).map(({ key, name, definition, archivedAt }) => ({
          ...{ key, name, definition, archivedAt },
        })),
        touchpoints: archivedLast([...catalogue.touchpoints.values()]).map((row) => ({
          key: row.key,
          name: row.name,
          stage: keys.get(row.stageId ?? 0) ?? null,
          scoreCount: counts.get(row.id) ?? 0,
          archivedAt: row.archivedAt,
        })),
      };
    },
    { snapshot: true },
  );
}

function archivedLast<T extends { archivedAt: Date | null }>(rows: readonly T[]): T[] {
  return [...rows.filter(({ archivedAt }) => !archivedAt), ...rows.filter(({ archivedAt }) => archivedAt)];
}

export type JourneyVersion = {
  version: number;
  createdAt: Date;
  /** `null` when a file, a key or the command line made it, or the member has left. */
  by: string | null;
  /** Against the version before; empty for the first. */
  changes: JourneyChange[];
  stageCount: number;
  touchpointCount: number;
};

/** Every version of the journey with what it changed, newest first. */
export async function listJourneyVersions(ctx: ServiceContext): Promise<JourneyVersion[]> {
  requirePermission(ctx, "journey.edit");
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select({
        version: journeyVersions.version,
        createdAt: journeyVersions.createdAt,
        snapshot: journeyVersions.snapshot,
        by: users.name,
      })
      .from(journeyVersions)
      .leftJoin(members, eq(members.id, journeyVersions.createdBy))
      .leftJoin(users, eq(users.id, members.userId))
      .orderBy(desc(journeyVersions.version)),
  );
  return rows.map(({ version, createdAt, snapshot, by }, index) => {
    const before: JourneySnapshot | undefined = rows[index + 1]?.snapshot;
    return {
      version,
      createdAt,
      by,
      changes: before ? diffJourney(before, snapshot) : [],
      stageCount: snapshot.stages.length,
      touchpointCount: snapshot.touchpoints.filter(({ archived }) => !archived).length,
    };
  });
}

/** @throws DomainError not_found */
export function stageOf(catalogue: Catalogue, key: string): Catalogue["stages"][number] {
  const stage = catalogue.stages.find((one) => one.key === key);
  if (!stage) throw notFound("stage", key);
  return stage;
}

/** A stage that touchpoints can stand in. @throws DomainError not_found, invalid_state when archived */
export function usedStage(catalogue: Catalogue, key: string): Catalogue["stages"][number] {
  const stage = stageOf(catalogue, key);
  if (stage.archivedAt) throw invalidState("stage", "archived", key);
  return stage;
}

/** @throws DomainError not_found */
export function touchpointOf(
  catalogue: Catalogue,
  key: string,
): NonNullable<ReturnType<Catalogue["touchpoints"]["get"]>> {
  const touchpoint = catalogue.touchpoints.get(key);
  if (!touchpoint) throw notFound("touchpoint", key);
  return touchpoint;
}
