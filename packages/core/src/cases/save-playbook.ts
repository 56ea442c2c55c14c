import { casePlaybooks } from "@heard/db/schema/cases";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { listRulesOf } from "./list-rules-of.ts";
import { refusingGatedReviews } from "./refusing-gated-reviews.ts";
import { assertAsksEverybody } from "./rules.ts";
import { SavePlaybookInput } from "./schema.ts";

/**
 * Makes or changes the steps and the time of a playbook, for cases that are opened from now on.
 * @throws DomainError not_found, forbidden `playbook_above_touchpoints`, `score_gated_review` where a rule by score uses it
 */
export async function savePlaybook(ctx: ServiceContext, input: SavePlaybookInput): Promise<{ playbookId: number }> {
  requirePermission(ctx, "case.edit");
  const { playbookId, ...values } = SavePlaybookInput.parse(input);
  return refusingGatedReviews(ctx, () =>
    inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
      const rules = playbookId === undefined ? [] : await listRulesOf(tx, ctx, playbookId);
      if (rules.some(({ condition }) => condition.kind === "score"))
        assertAsksEverybody([values.name, ...values.steps]);
      const [row] =
        playbookId === undefined
          ? await tx
              .insert(casePlaybooks)
              .values({ orgId: ctx.organisation.id, ...values, madeAt: ctx.now() })
              .returning()
          : await tx
              .update(casePlaybooks)
              .set(values)
              .where(and(eq(casePlaybooks.id, playbookId), isNull(casePlaybooks.archivedAt)))
              .returning();
      if (!row) throw notFound("playbook", playbookId ?? 0);
      await recordAudit(tx, ctx, {
        verb: playbookId === undefined ? "playbook.create" : "playbook.edit",
        ...{ subject: { kind: "playbook", id: row.id }, after: { hours: values.hours, steps: values.steps.length } },
      });
      return { playbookId: row.id };
    }),
  );
}
