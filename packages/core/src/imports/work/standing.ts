import { arrayLiteral } from "@heard/db/array-literal";
import { shardKeyOf } from "@heard/db/shard-key";
import { sql } from "drizzle-orm";
import type { Catalogue } from "../../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../../context.ts";
import { contentHashOf } from "../../responses/prepare.ts";
import type { Standing } from "../dry-run/dry-run.ts";
import type { ImportItem } from "../rows/item.ts";

/** A response that stands under an id already. */
export type Stored = { contentHash: string; batchId: number };
type Source = { id: number; slots: number };

/** What stands under these ids in a source, by id. */
export async function findStored(
  ctx: ServiceContext,
  source: Source,
  externalIds: readonly string[],
): Promise<Map<string, Stored>> {
  if (externalIds.length === 0) return new Map();
  const { id } = ctx.organisation;
  const keys = arrayLiteral(externalIds.map((externalId) => shardKeyOf(id, source, externalId)));
  const rows = await inTenant(ctx, (tx) =>
    tx.execute<{ external_id: string; content_hash: string; batch_id: number }>(sql`
      select r.external_id, r.content_hash, r.batch_id
      from unnest(${keys}::int[], ${arrayLiteral(externalIds)}::text[]) as wanted (shard_key, external_id)
      join responses r on r.shard_key = wanted.shard_key and r.org_id = ${id} and r.source_id = ${source.id} and r.external_id = wanted.external_id`),
  );
  return new Map(rows.map((row) => [row.external_id, { contentHash: row.content_hash, batchId: row.batch_id }]));
}

/** Says for a dry run what is here already. A source without a response answers without looking. */
export async function standingIn(
  ctx: ServiceContext,
  catalogue: Catalogue,
  sourceKey: string,
): Promise<(items: readonly ImportItem[]) => Promise<Standing[]>> {
  const source = catalogue.sources.get(sourceKey);
  if (!source || !(await hasResponses(ctx, source))) return async (items) => items.map(() => "new");
  return async (items) => {
    const stored = await findStored(
      ctx,
      source,
      items.map(({ externalId }) => externalId),
    );
    return items.map((item) => {
      const found = stored.get(item.externalId);
      if (!found) return "new";
      return found.contentHash === contentHashOf(item) ? "known" : "conflict";
    });
  };
}

async function hasResponses(ctx: ServiceContext, source: Source): Promise<boolean> {
  const { id } = ctx.organisation;
  const [row] = await inTenant(ctx, (tx) =>
    tx.execute<{ found: boolean }>(
      sql`select exists (select from cells c where c.org_id = ${id} and c.source_id = ${source.id}) as found`,
    ),
  );
  return row?.found ?? false;
}
