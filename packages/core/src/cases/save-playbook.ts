import type { Transaction } from "@heard/db";
import { casePlaybooks } from "@heard/db/schema/cases";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { assertRoom } from "../organisations/assert-room.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { listRulesOf } from "./list-rules-of.ts";
import { lockPlaybook } from "./lock-playbook.ts";
import { refusingGatedReviews } from "./refusing-gated-reviews.ts";
import { assertAsksEverybody, mostPlaybooks } from "./rules.ts";
import { SavePlaybookInput } from "./schema.ts";

type Given = z.output<typeof SavePlaybookInput>;

/**
 * Makes or changes the steps and the time of a playbook, for cases that are opened from now on.
 * @throws DomainError not_found, forbidden `playbook_above_touchpoints`, conflict `changed_meanwhile`, limit_exceeded `too_many`, `score_gated_review` where a rule by score uses it
 */
export async function savePlaybook(ctx: ServiceContext, input: SavePlaybookInput): Promise<{ playbookId: number }> {
  requirePermission(ctx, "case.edit");
  const { playbookId, seen, ...values } = SavePlaybookInput.parse(input);
  return refusingGatedReviews(ctx, () =>
    inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
      if (playbookId === undefined) await assertRoom(tx, casePlaybooks, mostPlaybooks);
      else await assertPlaybookFits(tx, ctx, { playbookId, seen, wanted: values });
      const [row] =
        playbookId === undefined
          ? await tx
              .insert(casePlaybooks)
              .values({ orgId: ctx.organisation.id, ...values, madeAt: ctx.now() })
              .returning()
          : await tx.update(casePlaybooks).set(values).where(eq(casePlaybooks.id, playbookId)).returning();
      if (!row) throw notFound("playbook", playbookId ?? 0);
      await recordAudit(tx, ctx, {
        verb: playbookId === undefined ? "playbook.create" : "playbook.edit",
        ...{ subject: { kind: "playbook", id: row.id }, after: { hours: values.hours, steps: values.steps.length } },
      });
      return { playbookId: row.id };
    }),
  );
}

/** The playbook held, as it was when its form was opened, and without what its rules may not send people to. */
async function assertPlaybookFits(
  tx: Transaction,
  ctx: ServiceContext,
  { playbookId, seen, wanted }: { playbookId: number; seen: Given["seen"]; wanted: Pick<Given, "name" | "steps"> },
): Promise<void> {
  const stored = await lockPlaybook(tx, playbookId);
  const rules = await listRulesOf(tx, ctx, playbookId);
  if (rules.some(({ condition }) => condition.kind === "score")) assertAsksEverybody([wanted.name, ...wanted.steps]);
  assertUnchanged({ kind: "playbook", id: stored.name }, { seen, stored, wanted });
}
