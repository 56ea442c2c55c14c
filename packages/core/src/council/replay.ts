import { councilDecisions } from "@heard/db/schema/council";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { readPlanNumbers } from "../verdicts/read-numbers.ts";
import { assertSeesAll } from "./decide.ts";
import { isReplayed, type Ranked, rankProposals } from "./rules.ts";
import { DecisionInput } from "./schema.ts";

export type ReplayedRanking = {
  /** Whether the kept inputs give the order again that was kept; `null` for a decision of before orders were kept. */
  isSame: boolean | null;
  weights: { impact: number; volume: number; confidence: number; effort: number };
  ranking: (Ranked & { number: number; title: string })[];
};

/** Computes the ranking of the day of a decision again, from what was kept with it. @throws DomainError not_found, forbidden `council_sees_part` */
export async function replayDecision(ctx: ServiceContext, input: DecisionInput): Promise<ReplayedRanking> {
  requirePermission(ctx, "council.read");
  const { decisionId } = DecisionInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const [decision] = await tx.select().from(councilDecisions).where(eq(councilDecisions.id, decisionId));
    const numbers = await readPlanNumbers(tx);
    // Of a plan that the reader does not see there is nothing to see here either.
    if (!decision || !numbers.has(decision.planId)) throw notFound("decision", decisionId);
    assertSeesAll(ctx);
    return {
      isSame: isReplayed(decision.ranking),
      weights: decision.ranking.weights,
      ranking: rankProposals(decision.ranking).flatMap((ranked) => {
        const plan = numbers.get(ranked.planId);
        return plan ? [{ ...ranked, number: plan.number, title: plan.title }] : [];
      }),
    };
  });
}
