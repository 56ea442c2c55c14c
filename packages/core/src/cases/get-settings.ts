import { type CaseRuleRow, casePlaybooks, caseRules } from "@heard/db/schema/cases";
import { asc, isNull } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { readPeople } from "../improvement-plans/queries.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { touchpointKeys } from "../responses/queries.ts";
import { findWorkers } from "./find-workers.ts";
import { readCalendar } from "./read-calendar.ts";

export type CaseRuleItem = Pick<CaseRuleRow, "id" | "name" | "condition" | "playbookId" | "ownerId" | "escalateTo"> & {
  touchpoint: string | null;
  owner: string | null;
  escalatesTo: string | null;
  /** Whoever sees some touchpoints leaves alone what is for all of them. */
  canEdit: boolean;
  /** Its metric asks on another scale since, so it opens nothing until somebody looks at it. */
  isOutdated: boolean;
};

/** What opens cases, how they are worked on, and when the organisation works. */
export async function getCaseSettings(ctx: ServiceContext) {
  requirePermission(ctx, "case.read");
  return inTenant(ctx, async (tx) => {
    const { metrics, ...catalogue } = await readCatalogue(tx);
    const people = await readPeople(tx);
    const touchpoint = touchpointKeys({ metrics, ...catalogue });
    const rules = await tx.select().from(caseRules).where(isNull(caseRules.archivedAt)).orderBy(asc(caseRules.id));
    const playbooks = await tx
      .select()
      .from(casePlaybooks)
      .where(isNull(casePlaybooks.archivedAt))
      .orderBy(asc(casePlaybooks.name), asc(casePlaybooks.id));
    const { hours, holidays, revision } = await readCalendar(tx, ctx);
    return {
      ...{ hours, holidays, revision, seesAll: ctx.touchpoints === "*" },
      workers: (await findWorkers(tx)).map(({ id, name }) => ({ id, name })),
      playbooks: playbooks.map(({ id, name, steps, hours: allowed }) => ({ id, name, steps, hours: allowed })),
      rules: rules.map(
        ({ id, name, condition, touchpointId, playbookId, ownerId, escalateTo }): CaseRuleItem => ({
          ...{ id, name, condition, playbookId, ownerId, escalateTo },
          touchpoint: touchpointId === null ? null : touchpoint(touchpointId),
          canEdit: isPermitted(ctx, "case.edit") && (ctx.touchpoints === "*" || touchpointId !== null),
          owner: people.get(ownerId ?? 0)?.name ?? null,
          escalatesTo: people.get(escalateTo ?? 0)?.name ?? null,
          isOutdated:
            condition.kind === "score" && metrics.get(condition.metric)?.measures.at(-1)?.id !== condition.measureId,
        }),
      ),
    };
  });
}
export type CaseSettings = Awaited<ReturnType<typeof getCaseSettings>>;
