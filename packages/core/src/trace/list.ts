import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { readTrace, type TraceItem, type TracePlace } from "./queries.ts";
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
      const after = cursor ? { after: decodeCursor(cursor) } : {};
      const rows = await tx.execute<Parameters<typeof itemOf>[0]>(statement({ ...after, most: limit + 1 }));
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map(itemOf),
        nextCursor: rows.length > limit && last ? `${last.day}_${last.response_id}_${last.item}` : null,
      };
    },
    { snapshot: true },
  );
}

function decodeCursor(cursor: string): TracePlace {
  const [, day, responseId, item] = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})_(\d+)$/.exec(cursor) ?? [];
  if (!day || !responseId || !item)
    throw invalidInput("invalid_value", { value: cursor, expected: "a cursor from the reply before" });
  return { day, responseId, item: Number(item) };
}
