import { councilInputs } from "@heard/db/schema/council";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { takeStep } from "../improvement-plans/take-step.ts";
import { assertUnchanged } from "../seen.ts";
import { usualEffort } from "./rules.ts";
import { SetRankingInputInput } from "./schema.ts";

/** What the product measures itself. */
const overridden = ["impact", "volume", "confidence"] as const;

/** Says of a proposal what the product cannot know, or knows worse; `null` leaves it to the product again. @throws DomainError invalid_state, not_found; invalid_input `council_override_reason`; conflict `changed_meanwhile` */
export async function setRankingInput(ctx: ServiceContext, input: SetRankingInputInput): Promise<void> {
  const { planId, reason, seen, ...given } = SetRankingInputInput.parse(input);
  // Effort only people know; what the product measured is not put aside without a word.
  const isOverride = overridden.some((key) => typeof given[key] === "number");
  if (isOverride && !reason?.trim()) throw invalidInput("council_override_reason");
  await takeStep(ctx, { planId, step: "decline", permission: "council.edit" }, async (tx, { number }) => {
    const setBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const [standing] = await tx.select().from(councilInputs).where(eq(councilInputs.planId, planId));
    const { effort, impact, volume, confidence } = standing ?? {};
    const stored = { effort: effort ?? usualEffort, impact, volume, confidence };
    assertUnchanged({ kind: "improvement plan", id: number }, { seen, stored, wanted: said });
    const stands = overridden.some((key) => (given[key] === undefined ? standing?.[key] : given[key]) != null);
    // What was said of an override stands as long as the override does.
    const why = reason?.trim() ? reason : stands ? (standing?.reason ?? null) : null;
    const kept = { ...said, reason: why, setBy, setAt: ctx.now() };
    await tx
      .insert(councilInputs)
      .values({ orgId: ctx.organisation.id, planId, ...kept })
      .onConflictDoUpdate({ target: [councilInputs.orgId, councilInputs.planId], set: kept });
    return { verb: "improvementPlan.rank", fields: Object.keys(said), after: said };
  });
}
