import { inTenant, type ServiceContext } from "@heard/core/context";
import { arrayLiteral } from "@heard/db/array-literal";
import { searchTokens } from "@heard/text/tokens";
import { sql } from "drizzle-orm";
import type { Sql } from "postgres";
import { type ClaimResult, percentile, timeClaim } from "../claim.ts";
import { fillComments } from "../dataset.ts";
import type { Installation } from "../installation.ts";

const runs = 40;
const page = 20;
const cap = 1000;

/** What is judged are two Chinese characters, from a word in one comment of six to one that is rare. */
const kinds = [
  { name: "two Chinese characters", queries: ["退款", "送货", "客服", "满意", "发票", "抬头"], isJudged: true },
  { name: "longer and English words", queries: ["发票抬头", "refund", "took weeks"], isJudged: false },
];

type Times = { newest: number[]; counted: number[]; rawNewest: number[]; rawCounted: number[] };

/** Comment search, database time: the newest twenty and the capped count, beside plain SQL over the same index by the owner. */
export async function searchClaims({ ctx, owner }: Installation, rows: number): Promise<ClaimResult[]> {
  await fillComments(ctx, owner, rows);
  const results: ClaimResult[] = [];
  for (const { name, queries, isJudged } of kinds) {
    const times: Times = { newest: [], counted: [], rawNewest: [], rawCounted: [] };
    for (let run = -1; run < runs; run += 1)
      for (const words of queries) {
        const one = await timeSearch(ctx, owner, words);
        if (run < 0) continue; // The first round warms caches and plans.
        for (const part of ["newest", "counted", "rawNewest", "rawCounted"] as const) times[part].push(one[part]);
      }
    const p95 = (list: readonly number[]) => percentile(list, 0.95);
    const among = `comment search among ${rows.toLocaleString("en")}, ${name}`;
    results.push(
      timeClaim(`${among}: newest ${page}, p95`, p95(times.newest), isJudged ? 50 : null, p95(times.rawNewest)),
      timeClaim(
        `${among}: count capped at ${cap.toLocaleString("en")}, p95`,
        p95(times.counted),
        isJudged ? 80 : null,
        p95(times.rawCounted),
      ),
    );
  }
  return results;
}

/** Ours and the floor for the same words, one after the other. */
async function timeSearch(
  ctx: ServiceContext,
  owner: Sql,
  words: string,
): Promise<Record<"newest" | "counted" | "rawNewest" | "rawCounted", number>> {
  const query = searchTokens(words);
  if (!query) throw new Error(`nothing to search for in "${words}"`);
  const tokens = query.allOf.join(" & ");
  const recheck = arrayLiteral(query.recheck);
  const terms = sql`${tokens}::tsquery, ${recheck}::text[]`;
  const period = sql`date '1970-01-01', date '2999-12-31'`;
  const ours = await inTenant(
    ctx,
    async (tx) => {
      const newest = await timed(() =>
        tx.execute<{ response_id: string }>(
          sql`select response_id from search_comments(${terms}, ${period}, '{}'::jsonb, null, null, null, null, null, null, null, ${page}::int)`,
        ),
      );
      const counted = await timed(() =>
        tx.execute<{ count: number }>(
          sql`select count_comments(${terms}, ${period}, '{}'::jsonb, null, null, null, null, ${cap + 1}::int) as count`,
        ),
      );
      return { newest, counted };
    },
    { snapshot: true },
  );
  const hits = "from comments where org_id = $1 and counted and tokens @@ $2::tsquery and text ~ all ($3::text[])";
  const parameters = [ctx.organisation.id, tokens, recheck];
  const rawNewest = await timed(() =>
    owner.unsafe<{ response_id: string }[]>(
      `select response_id ${hits} order by day desc, response_id desc, item limit ${page}`,
      parameters,
    ),
  );
  const rawCounted = await timed(() =>
    owner.unsafe<{ count: number }[]>(
      `select count(*)::int as count from (select ${hits} limit ${cap + 1}) capped`,
      parameters,
    ),
  );
  const isSame =
    ours.counted.rows[0]?.count === rawCounted.rows[0]?.count &&
    ours.newest.rows.map((row) => row.response_id).join() === rawNewest.rows.map((row) => row.response_id).join();
  if (!isSame || ours.newest.rows.length === 0)
    throw new Error(`the search for "${words}" finds other comments than SQL`);
  return {
    newest: ours.newest.ms,
    counted: ours.counted.ms,
    rawNewest: rawNewest.ms,
    rawCounted: rawCounted.ms,
  };
}

async function timed<Row>(work: () => Promise<readonly Row[]>): Promise<{ ms: number; rows: readonly Row[] }> {
  const start = performance.now();
  const rows = await work();
  return { ms: performance.now() - start, rows };
}
