import type { Transaction } from "@heard/db";
import type { CaseCondition, CaseRuleRow } from "@heard/db/schema/cases";
import { sql } from "drizzle-orm";
import type { Catalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import { dayIn } from "../responses/day.ts";
import { firstWordIn, oldestAnswerDays } from "./rules.ts";

export type Match = { responseId: string; touchpointId: number };
type ScoreCondition = Extract<CaseCondition, { kind: "score" }>;
type Look = { catalogue: Catalogue; rule: Pick<CaseRuleRow, "condition" | "touchpointId">; since: Date };

/** Answers that came in since a moment and that a rule is for, oldest first. Only complete ones, and none about what is long past: a file of last year opens nothing. */
export async function findMatches(
  tx: Transaction,
  ctx: ServiceContext,
  { catalogue, rule, since }: Look,
): Promise<Match[]> {
  const { condition, touchpointId } = rule;
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const firstDay = addDays(today, -oldestAnswerDays);
  const came = sql`r.org_id = ${ctx.organisation.id} and r.day between ${firstDay} and ${today} and r.received_at >= ${since.toISOString()} and r.state = 2
    and (${touchpointId}::int is null or f.touchpoint_id = ${touchpointId})`;
  if (condition.kind === "score") {
    const fits = scoreCondition(condition, catalogue);
    if (fits === null) return [];
    const rows = await tx.execute<Match>(sql`
      select distinct on (r.received_at, r.id) r.id as "responseId", f.touchpoint_id as "touchpointId" from responses r
      join scores f on f.shard_key = r.shard_key and f.response_id = r.id where ${came} and f.counted and ${fits} order by r.received_at, r.id`);
    return [...rows];
  }
  const rows = await tx.execute<Match & { text: string }>(sql`
    select r.id as "responseId", f.touchpoint_id as "touchpointId", f.text from responses r
    join comments f on f.shard_key = r.shard_key and f.response_id = r.id where ${came} order by r.received_at, r.id, f.item`);
  const found = [...rows].filter(({ text }) => firstWordIn(text, condition.words) !== null);
  return [
    ...new Map(
      found.map(({ responseId, touchpointId: place }) => [responseId, { responseId, touchpointId: place }]),
    ).values(),
  ];
}

/** On the scale that the rule was made for: a 2 of 5 is no 2 of 10. `null` where that scale is gone. */
function scoreCondition({ measureId, comparison, value }: ScoreCondition, catalogue: Catalogue) {
  const scale = catalogue.measures.get(measureId)?.scale;
  if (!scale) return null;
  const bin = value - scale.min;
  return comparison === "atMost"
    ? sql`f.measure_id = ${measureId} and f.bin <= ${bin}`
    : sql`f.measure_id = ${measureId} and f.bin >= ${bin}`;
}
