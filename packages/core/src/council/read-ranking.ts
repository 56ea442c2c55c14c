import type { Transaction } from "@heard/db";
import { councilInputs, type KeptRanking, type RankingInput } from "@heard/db/schema/council";
import { type ImprovementPlanRow, improvementPlans } from "@heard/db/schema/improvement-plans";
import { and, eq, isNull } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { type Prepared, prepareRegistration } from "../verdicts/prepare.ts";
import { readCouncilSettings } from "./read-settings.ts";
import { confidenceOf, usualEffort } from "./rules.ts";

/** Where each input of a proposal comes from: the product, or somebody who knows better. */
export type InputOrigin = {
  input: RankingInput;
  plan: ImprovementPlanRow;
  /** What it would be judged by, as the inputs were measured; `null` where its goal cannot be. */
  prepared: Prepared | null;
  /** What the product knows, whether or not somebody says otherwise. */
  measured: Pick<RankingInput, "impact" | "volume" | "confidence">;
  byPeople: ("impact" | "volume" | "confidence" | "effort")[];
  reason: string | null;
};

export type CouncilRanking = KeptRanking & { origins: Map<number, InputOrigin> };

/** The inputs of all proposals that wait for a decision, as they are now, with the weights. */
export async function readRanking(tx: Transaction, ctx: ServiceContext): Promise<CouncilRanking> {
  const { weights } = await readCouncilSettings(tx);
  const plans = await tx
    .select()
    .from(improvementPlans)
    .where(and(eq(improvementPlans.state, "proposed"), isNull(improvementPlans.deletedAt)));
  const said = new Map((await tx.select().from(councilInputs)).map((row) => [row.planId, row]));
  const origins = new Map<number, InputOrigin>();
  for (const plan of plans) {
    const prepared = await prepare(tx, ctx, plan);
    const found = measuredInput(plan, prepared);
    const own = said.get(plan.id);
    const input: RankingInput = {
      planId: plan.id,
      impact: own?.impact ?? found.impact,
      volume: own?.volume ?? found.volume,
      confidence: own?.confidence ?? found.confidence,
      effort: own?.effort ?? usualEffort,
      ...(own?.priority ? { priority: own.priority } : {}),
    };
    const byPeople = (["impact", "volume", "confidence", "effort"] as const).filter((key) => own?.[key] != null);
    origins.set(plan.id, { input, plan, prepared, measured: found, byPeople, reason: own?.reason ?? null });
  }
  return { weights, inputs: [...origins.values()].map(({ input }) => input), origins };
}

async function prepare(
  tx: Transaction,
  ctx: ServiceContext,
  { id: planId, goal, startsOn, triggerFrom, triggerTo }: ImprovementPlanRow,
): Promise<Prepared | null> {
  if (!goal || !startsOn) return null;
  try {
    return await prepareRegistration(tx, ctx, { planId, goal, startsOn, triggerFrom, triggerTo });
  } catch (error) {
    // A goal that can no longer be measured ranks low; why, its own page says.
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** What the product knows: the change wanted as a share of what its number can move, the answers that come in, and how far a verdict could be trusted. */
function measuredInput(
  { goal }: ImprovementPlanRow,
  prepared: Prepared | null,
): Omit<RankingInput, "planId" | "effort"> {
  if (!goal || !prepared) return { impact: 1, volume: 1, confidence: confidenceOf(null, 0) };
  const { forecast, scale, smallestMeaningfulChange } = prepared.content;
  const change = goal.targetChange ?? smallestMeaningfulChange;
  const range = goal.method === "nps" ? 200 : goal.method === "share" ? 100 : scale.max - scale.min;
  return {
    impact: (100 * change) / range,
    volume: Math.max(1, forecast?.planPerPeriod ?? 0),
    confidence: confidenceOf(forecast, change),
  };
}
