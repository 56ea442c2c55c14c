import { lookup, withTenant } from "@heard/db";
import { sql } from "drizzle-orm";
import { replayMs } from "./rules.ts";

/**
 * Deletes the stored replies that are replayed no more, in all organisations: they grow with every request, and one that stays keeps the next reply under
 * its key from being stored. Returns how many there were.
 */
export async function expireReplies({ now }: { now: () => Date }): Promise<number> {
  const before = new Date(now().getTime() - replayMs).toISOString();
  let deleted = 0;
  for (const { id } of await lookup.organisations()) {
    const gone = await withTenant(id, (tx) =>
      tx.execute(sql`delete from idempotency_replies where org_id = ${id} and created_at < ${before}::timestamptz`),
    );
    deleted += gone.count;
  }
  return deleted;
}
