import type { Transaction } from "@heard/db";
import { type ImprovementPlanRow, improvementPlans } from "@heard/db/schema/improvement-plans";
import { planVerdicts } from "@heard/db/schema/verdicts";
import { eq, inArray, sql } from "drizzle-orm";

/** How a plan ended, in the word that everybody who sees it is told. */
export type PlanOutcome = {
  word: (typeof planVerdicts.$inferSelect)["verdict"];
  /** It moved, and there was nothing to compare it with: nobody can tell why. */
  isUnexplained: boolean;
  /** One verdict with other plans, credited to none alone. */
  isJoint: boolean;
};

/** The outcomes of plans that were judged and are not at work again, by plan. */
export async function readOutcomes(tx: Transaction): Promise<Map<ImprovementPlanRow["id"], PlanOutcome>> {
  const rows = await tx
    .select({
      planId: planVerdicts.planId,
      word: planVerdicts.verdict,
      claim: sql<string | null>`${planVerdicts.result} -> 'effect' ->> 'claim'`,
      jointWith: planVerdicts.jointWith,
    })
    .from(planVerdicts)
    .innerJoin(improvementPlans, eq(improvementPlans.id, planVerdicts.planId))
    .where(inArray(improvementPlans.state, ["judged", "closed"]));
  return new Map(
    rows.map(({ planId, word, claim, jointWith }) => {
      const isJoint = jointWith.length > 0;
      // Of a verdict with other plans nothing but its word may be the reader's.
      const isUnexplained = !isJoint && claim === "change" && (word === "improved" || word === "worsened");
      return [planId, { word, isJoint, isUnexplained }];
    }),
  );
}
