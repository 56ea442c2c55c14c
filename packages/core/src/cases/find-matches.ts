import { setImmediate } from "node:timers/promises";
import type { Transaction } from "@heard/db";
import type { CaseCondition } from "@heard/db/schema/cases";
import { type SQL, sql } from "drizzle-orm";
import type { Catalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import { dayIn } from "../responses/day.ts";
import { firstWordIn, oldestAnswerDays } from "./rules.ts";

/** So many are looked after in one turn: a file of a hundred thousand keeps nothing else waiting. */
const mostInTurn = 500;
/** So many comments are in memory at once. */
const pageSize = 2000;
const commentsAtOnce = 50;
/** Answers are stored by many at once, and one that came before another may be seen after it: each look goes back so far. */
const lookBackMs = 120_000;

export type Match = { responseId: string; touchpointId: number; receivedAt: string };
export type Matches = {
  found: Match[];
  /** What came in before it need not be looked at again. */
  lookedUpTo: Date;
};
/** What a rule is for. */
type Rule = { condition: CaseCondition; touchpointId: number | null; lookedUpTo: Date; madeAt: Date };
type Look = { catalogue: Catalogue; rule: Rule; isKnown: SQL };
type Comment = Match & { text: string; item: number };

/**
 * Answers that came in since the last look and that a rule is for, oldest first, without those that `isKnown` (a condition on `r.id`) says are known: at most some hundred a
 * turn, the others in the next. Only complete ones, and none about what is long past: a file of last year opens nothing.
 */
export async function findMatches(tx: Transaction, ctx: ServiceContext, look: Look): Promise<Matches> {
  const { condition, touchpointId, lookedUpTo, madeAt } = look.rule;
  const upTo = ctx.now();
  const today = dayIn(ctx.organisation.timeZone, upTo);
  const firstDay = addDays(today, -oldestAnswerDays);
  // Where the clock was set back since, what comes in now lies before what was looked at.
  const from = Math.min(lookedUpTo.getTime(), upTo.getTime()) - lookBackMs;
  // Never before the rule was made, unless by the clock of now that is still to come.
  const since = new Date(madeAt > upTo ? from : Math.max(from, madeAt.getTime()));
  const came = sql`r.org_id = ${ctx.organisation.id} and r.received_at >= ${since.toISOString()} and r.day between ${firstDay} and ${today} and r.state = 2
    and (${touchpointId}::int is null or f.touchpoint_id = ${touchpointId}) and not (${look.isKnown})`;
  const fits = condition.kind === "score" ? scoreCondition(condition, look.catalogue) : null;
  if (condition.kind === "score" && fits === null) return { found: [], lookedUpTo: upTo };
  const found =
    condition.kind === "words"
      ? await findWords(tx, came, condition.words)
      : await tx.execute<Match>(sql`
          select distinct on (r.received_at, r.id) r.id as "responseId", f.touchpoint_id as "touchpointId", r.received_at::text as "receivedAt" from responses r
          join scores f on f.shard_key = r.shard_key and f.response_id = r.id
          where ${came} and f.counted and ${fits} order by r.received_at, r.id, f.item limit ${mostInTurn}`);
  // After a full turn the next one goes on from the last match; what lies before it has been read, and the look back covers what was stored meanwhile.
  const last = found.length < mostInTurn ? undefined : found.at(-1);
  const reached = last ? new Date(last.receivedAt) : upTo;
  return { found: [...found], lookedUpTo: reached > lookedUpTo || lookedUpTo > upTo ? reached : lookedUpTo };
}

/** Page by page, so that the texts of a large file are never in memory together. */
async function findWords(tx: Transaction, came: SQL, words: readonly string[]): Promise<Match[]> {
  const found = new Map<string, Match>();
  let last: Comment | undefined;
  for (;;) {
    const after: SQL = last
      ? sql`and (r.received_at, r.id, f.item) > (${last.receivedAt}::timestamptz, ${last.responseId}::uuid, ${last.item})`
      : sql``;
    const page: Comment[] = [
      ...(await tx.execute<Comment>(sql`
        select r.id as "responseId", f.touchpoint_id as "touchpointId", f.text, f.item, r.received_at::text as "receivedAt" from responses r
        join comments f on f.shard_key = r.shard_key and f.response_id = r.id
        where ${came} ${after} order by r.received_at, r.id, f.item limit ${pageSize}`)),
    ];
    for (const [place, { responseId, touchpointId, receivedAt, text }] of page.entries()) {
      // Long texts and many words are looked through in pieces: whatever else the process does goes on between.
      if (place % commentsAtOnce === 0) await setImmediate();
      if (found.size < mostInTurn && !found.has(responseId) && firstWordIn(text, words) !== null)
        found.set(responseId, { responseId, touchpointId, receivedAt });
    }
    last = page.at(-1);
    if (page.length < pageSize || found.size === mostInTurn) return [...found.values()];
  }
}

/** On the scale that the rule was made for: a 2 of 5 is no 2 of 10. `null` where that scale is gone. */
function scoreCondition(
  { measureId, comparison, value }: Extract<CaseCondition, { kind: "score" }>,
  catalogue: Catalogue,
): SQL | null {
  const scale = catalogue.measures.get(measureId)?.scale;
  if (!scale) return null;
  const bin = value - scale.min;
  return comparison === "atMost"
    ? sql`f.measure_id = ${measureId} and f.bin <= ${bin}`
    : sql`f.measure_id = ${measureId} and f.bin >= ${bin}`;
}
