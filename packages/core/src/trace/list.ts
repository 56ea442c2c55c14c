import { decodePlace, encodePlace } from "../answer-place.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { readTrace, type TraceItem } from "./queries.ts";
import { TraceInput } from "./schema.ts";

export type { TraceItem } from "./queries.ts";
export { TraceInput } from "./schema.ts";

/** Lists the answers behind a number, newest first: exactly those that it counts, or those of its slice that it leaves out. */
export async function listTrace(
  ctx: ServiceContext,
  input: TraceInput,
): Promise<{ items: TraceItem[]; nextCursor: string | null }> {
  requirePermission(ctx, "response.read");
  const { cursor, limit, ...query } = TraceInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const { statement, itemOf } = await readTrace(tx, ctx, query);
      const after = cursor ? { after: decodePlace(cursor) } : {};
      const rows = await tx.execute<Parameters<typeof itemOf>[0]>(statement({ ...after, most: limit + 1 }));
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map(itemOf),
        nextCursor: rows.length > limit && last ? encodePlace({ ...last, responseId: last.response_id }) : null,
      };
    },
    { snapshot: true },
  );
}
