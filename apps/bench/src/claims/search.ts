import { inTenant } from "@heard/core/context";
import { arrayLiteral } from "@heard/db/array-literal";
import { searchTokens } from "@heard/text/tokens";
import { sql } from "drizzle-orm";
import { type ClaimResult, percentile, timeClaim } from "../claim.ts";
import { fillComments } from "../dataset.ts";
import type { Installation } from "../installation.ts";

const queries = ["退款", "送货", "客服", "满意", "发票", "发票抬头", "refund", "took weeks"];

/** Comment search, database time: the newest twenty and the capped count, for frequent and rare words. */
export async function searchClaims({ ctx, owner }: Installation, rows: number): Promise<ClaimResult[]> {
  await fillComments(ctx, owner, rows);
  const period = sql`date '1970-01-01', date '2999-12-31'`;
  const newest: number[] = [];
  const counted: number[] = [];
  for (let run = 0; run < 25; run += 1) {
    for (const words of queries) {
      const query = searchTokens(words);
      if (!query) throw new Error(`nothing to search for in "${words}"`);
      const terms = sql`${query.allOf.join(" & ")}::tsquery, ${arrayLiteral(query.recheck)}::text[]`;
      await inTenant(
        ctx,
        async (tx) => {
          const start = performance.now();
          await tx.execute(
            sql`select * from search_comments(${terms}, ${period}, '{}'::jsonb, null, 0, 0, null, null, null, null, 20)`,
          );
          newest.push(performance.now() - start);
          const middle = performance.now();
          await tx.execute(sql`select count_comments(${terms}, ${period}, '{}'::jsonb, null, 0, 0, null, 1001)`);
          counted.push(performance.now() - middle);
        },
        { snapshot: true },
      );
    }
  }
  return [
    timeClaim(`comment search at ${rows} comments: newest 20, p95`, percentile(newest, 0.95), 50),
    timeClaim(`comment search at ${rows} comments: count capped at 1,000, p95`, percentile(counted, 0.95), 80),
  ];
}
