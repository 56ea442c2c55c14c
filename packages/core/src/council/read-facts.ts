import type { Transaction } from "@heard/db";
import { planEvidence } from "@heard/db/schema/improvement-plans";
import { shardKeyOfId } from "@heard/db/shard-key";
import { and, asc, eq, inArray } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { type CommentItem, itemsOf } from "../comments/search.ts";
import type { ServiceContext } from "../context.ts";
import { type GoalForecast, outlookFrom } from "../verdicts/forecast.ts";
import { readBaselinePeriods, type VerdictPeriod } from "../verdicts/read-baseline.ts";
import { isAgreedTogether } from "../verdicts/rules.ts";
import type { InputOrigin } from "./read-ranking.ts";

/** What could be said of a proposal's goal, and how its number moved until now. */
export type ProposalOutlook = Pick<
  GoalForecast,
  | "baseline"
  | "baselinePeriods"
  | "comparisonUnits"
  | "endOn"
  | "firstCountedOn"
  | "forecast"
  | "scale"
  | "smallestMeaningfulChange"
> & {
  periods: VerdictPeriod[];
  /** Agreed plans that it meets; until each is answered it cannot be approved. */
  overlaps: (GoalForecast["overlaps"][number] & { isAnswered: boolean })[];
};
export type ProposalFacts = {
  /** What was found to be behind it. */
  cause: string | null;
  /** What a customer said, of all that is linked the first that can be read. */
  quote: (Pick<CommentItem, "text" | "language"> & { count: number }) | null;
  /** `null` where its goal cannot be measured, and for whoever sees a part: the room decides on all of it. */
  outlook: ProposalOutlook | null;
  /** The reader sees some touchpoints only. */
  isPart: boolean;
};

/** What decisions are taken on, of all proposals at once: nothing is read a second time that their ranking was made from. */
export async function readFacts(
  tx: Transaction,
  ctx: ServiceContext,
  origins: ReadonlyMap<number, InputOrigin>,
): Promise<Map<number, ProposalFacts>> {
  const quotes = await readQuotes(tx, [...origins.keys()]);
  const isPart = ctx.touchpoints !== "*";
  return new Map(
    [...origins].map(([planId, { plan, prepared }]) => {
      const { review, whys = [] } = plan.cause;
      const cause = review || whys.findLast((why) => why !== "") || null;
      const outlook = isPart || !prepared ? null : outlookOf(ctx, plan, prepared);
      return [planId, { cause, quote: quotes.get(planId) ?? null, outlook, isPart }];
    }),
  );
}

function outlookOf(
  ctx: ServiceContext,
  { overlapChoices }: InputOrigin["plan"],
  prepared: NonNullable<InputOrigin["prepared"]>,
): ProposalOutlook {
  const { overlaps, ...outlook } = outlookFrom(ctx, prepared);
  const { baseline, baselinePeriods, comparisonUnits, endOn, firstCountedOn, forecast, scale } = outlook;
  return {
    ...{ baseline, baselinePeriods, comparisonUnits, endOn, firstCountedOn, forecast, scale },
    smallestMeaningfulChange: outlook.smallestMeaningfulChange,
    periods: readBaselinePeriods(ctx, prepared.content, prepared.units),
    overlaps: overlaps.map((overlap) => ({ ...overlap, isAnswered: isAgreedTogether(overlap, overlapChoices) })),
  };
}

async function readQuotes(
  tx: Transaction,
  planIds: readonly number[],
): Promise<Map<number, NonNullable<ProposalFacts["quote"]>>> {
  if (planIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(planEvidence)
    .where(and(inArray(planEvidence.planId, [...planIds]), eq(planEvidence.kind, "comment")))
    .orderBy(asc(planEvidence.id));
  const linked = rows.flatMap(({ planId, responseId, item }) =>
    responseId === null || item === null ? [] : [{ planId, responseId, item }],
  );
  const keys = linked.map(({ responseId, item }) => ({
    ...{ shard_key: shardKeyOfId(responseId), response_id: responseId, item },
  }));
  const found = await itemsOf(tx, await readCatalogue(tx), keys, "");
  const said = linked.flatMap(({ planId, responseId, item }) => {
    const comment = found.find((one) => one.responseId === responseId && one.item === item);
    return comment ? [{ planId, text: comment.text, language: comment.language }] : [];
  });
  const byPlan = Map.groupBy(said, ({ planId }) => planId);
  return new Map(
    [...byPlan].flatMap(([planId, [first, ...more]]) =>
      first ? [[planId, { text: first.text, language: first.language, count: 1 + more.length }] as const] : [],
    ),
  );
}
