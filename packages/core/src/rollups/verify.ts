import { bins } from "@heard/db/bins";
import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { queued, type RollupTable, recomputation, rollupTables } from "./rebuild.ts";

export type RollupFinding = { table: string; rows: number; example: string };

const sums = bins.map((bin) => `sum(h${bin})::bigint as h${bin}`).join(", ");
/** `rollup ∪ pending` of one table, with rows that add up to nothing left out: erasure leaves zeroes behind, and zero is what the oracle says too. */
function served(table: RollupTable, organisationId: number): string {
  const keyList = rollupTables[table].keys.join(", ");
  return `select ${keyList}, ${sums} from (
      select ${keyList}, ${bins.map((bin) => `h${bin}`).join(", ")} from ${table} where org_id = ${organisationId} union all ${queued(table, organisationId)}
    ) both_parts group by ${keyList} having ${bins.map((bin) => `sum(h${bin}) <> 0`).join(" or ")}`;
}

/** Compares every rollup with its recomputation from raw rows, in one snapshot. Empty means equal. */
export function verifyRollups(ctx: ServiceContext): Promise<RollupFinding[]> {
  const organisationId = ctx.organisation.id;
  return inTenant(
    ctx,
    async (tx) => {
      const findings: RollupFinding[] = [];
      for (const table of Object.keys(rollupTables) as RollupTable[]) {
        const keys = rollupTables[table].keys.join(", ");
        const [row] = await tx.execute<{ rows: number; example: string | null }>(
          sql.raw(
            `with served as (${served(table, organisationId)}), fresh as (${recomputation(table, organisationId)}),
             different as ((select * from served except select * from fresh) union all (select * from fresh except select * from served))
           select count(*)::int as rows, min(row_to_json(different)::text) as example from different`,
          ),
        );
        if (row && row.rows > 0) findings.push({ table, rows: row.rows, example: `${keys}: ${row.example ?? ""}` });
      }
      findings.push(...(await strayRows(tx, organisationId)));
      return findings;
    },
    { snapshot: true, unmask: true },
  );
}

/** Children without their response, facts without their cell, and cells whose id is not the hash of their values would be silent errors. */
async function strayRows(
  tx: Parameters<Parameters<typeof inTenant>[1]>[0],
  organisationId: number,
): Promise<RollupFinding[]> {
  const checks: Record<string, string> = {
    "scores without response":
      "select response_id::text as example from scores s where org_id = $org and not exists (select from responses r where r.shard_key = s.shard_key and r.id = s.response_id)",
    "comments without response":
      "select response_id::text as example from comments s where org_id = $org and not exists (select from responses r where r.shard_key = s.shard_key and r.id = s.response_id)",
    "originals without comment":
      "select response_id::text as example from comment_originals o where org_id = $org and not exists (select from comments c where c.shard_key = o.shard_key and c.response_id = o.response_id and c.item = o.item)",
    "scores without cell":
      "select s.response_id::text as example from scores s where org_id = $org and not exists (select from cells c where c.org_id = s.org_id and c.cell_id = s.cell_id)",
    "responses without cell":
      "select r.id::text as example from responses r where org_id = $org and not exists (select from cells c where c.org_id = r.org_id and c.cell_id = r.cell_id)",
    "cells that collide":
      "select cell_id::text as example from cells where org_id = $org group by cell_id having count(distinct (core_id, source_id, touchpoint_id, channel_id, mode, language, seg1, seg2, seg3, seg4, seg5, seg6)) > 1",
    "mentions without response":
      "select response_id::text as example from mentions m where org_id = $org and not exists (select from responses r where r.shard_key = m.shard_key and r.id = m.response_id)",
    "mentions without cell":
      "select m.response_id::text as example from mentions m where org_id = $org and not exists (select from cells c where c.org_id = m.org_id and c.cell_id = m.cell_id)",
    "mentions counted against their response":
      "select m.response_id::text as example from mentions m join responses r on r.shard_key = m.shard_key and r.id = m.response_id where m.org_id = $org and m.counted <> (r.state = 2 and m.replaced_at is null)",
    "readings without comment":
      "select response_id::text as example from comment_readings a where org_id = $org and not exists (select from comments c where c.shard_key = a.shard_key and c.response_id = a.response_id and c.item = a.item)",
    "corrections without comment":
      "select response_id::text as example from comment_corrections a where org_id = $org and not exists (select from comments c where c.shard_key = a.shard_key and c.response_id = a.response_id and c.item = a.item)",
    "corrections that replace nothing":
      "select response_id::text as example from comment_corrections a where org_id = $org and a.replaces is not null and not exists (select from comment_corrections b where b.shard_key = a.shard_key and b.response_id = a.response_id and b.item = a.item and b.what = a.what and b.theme_id = a.theme_id and b.act_id = a.replaces)",
    "readings by a setting that is not there":
      "select response_id::text as example from comment_readings a where org_id = $org and a.setting_version > 0 and not exists (select from reading_settings s where s.org_id = a.org_id and s.version = a.setting_version)",
    "reading settings whose model has no weights":
      "select s.version::text as example from reading_settings s join reading_models m on m.org_id = s.org_id and m.version = s.model_version where s.org_id = $org and m.weights is null",
    "comments neither read nor waiting for it":
      "select c.response_id::text as example from comments c where org_id = $org and not exists (select from comment_readings a where a.shard_key = c.shard_key and a.response_id = c.response_id and a.item = c.item) and not exists (select from unread u where u.org_id = c.org_id and u.shard_key = c.shard_key and u.response_id = c.response_id)",
    "scores counted against their response":
      "select s.response_id::text as example from scores s join responses r on r.shard_key = s.shard_key and r.id = s.response_id where s.org_id = $org and s.counted <> (r.state = 2)",
  };
  const findings: RollupFinding[] = [];
  for (const [name, query] of Object.entries(checks)) {
    const [row] = await tx.execute<{ rows: number; example: string | null }>(
      sql.raw(
        `select count(*)::int as rows, min(example) as example from (${query.replaceAll("$org", String(organisationId))}) found`,
      ),
    );
    if (row && row.rows > 0) findings.push({ table: name, rows: row.rows, example: row.example ?? "" });
  }
  return findings;
}
