import { createHmac } from "node:crypto";
import { deriveKey } from "@heard/db/derive-key";
import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";

/** The class of the advisory lock: one sealer at a time in an organisation, or the chain would fork. */
const sealLock = 7302;
const mostEntries = 1000;
const firstHash = Buffer.alloc(32);

type Entry = { id: string; canonical: string };

/** The key of the chain: derived, so that a copy of the database alone cannot forge it. */
export function auditKey(authSecret: string): Buffer {
  return deriveKey(authSecret, "audit chain");
}

/** Names a key without telling anything of it: kept with what it sealed. */
export const keyMark = (key: Buffer): string =>
  createHmac("sha256", key).update("audit chain key").digest("hex").slice(0, 16);

/** hash = HMAC(key, previous hash ‖ canonical entry). */
export function chainHash(key: Buffer, previous: Buffer, canonical: string): Buffer {
  return createHmac("sha256", key).update(previous).update(canonical).digest();
}

/** The entry as the database spells it: one text, the same for whoever reads it later. */
export const canonicalEntry = sql.raw(
  `jsonb_build_array(e.id, extract(epoch from e.at)::text, e.actor_kind, e.actor_id, e.verb, e.subject_kind, e.subject_id, e.fields, e.before, e.after)::text`,
);

/** Appends unsealed entries to the organisation's hash chain, in the order of their ids; returns how many. */
export function sealAuditEntries(ctx: ServiceContext, key: Buffer): Promise<number> {
  return inTenant(ctx, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${sealLock}, ${ctx.organisation.id})`);
    // With the clock set back since, entries are older than the seal before them.
    const entries = await tx.execute<Entry>(sql`
      select e.id, ${canonicalEntry} as canonical from audit_entries e
      where e.at >= coalesce((select least(s.sealed_at, ${ctx.now().toISOString()}::timestamptz) - interval '10 minutes' from audit_seals s order by s.sequence desc limit 1), '-infinity')
        and not exists (select from audit_seals s where s.org_id = e.org_id and s.entry_id = e.id) order by e.id limit ${mostEntries}`);
    if (entries.length === 0) return 0;
    const [last] = await tx.execute<{ sequence: string; hash: string }>(
      sql`select sequence, encode(hash, 'hex') as hash from audit_seals order by sequence desc limit 1`,
    );
    let sequence = Number(last?.sequence ?? 0);
    let previous: Buffer = last ? Buffer.from(last.hash, "hex") : firstHash;
    for (const entry of entries) {
      const hash = chainHash(key, previous, entry.canonical);
      sequence += 1;
      await tx.execute(sql`insert into audit_seals (org_id, sequence, entry_id, previous_hash, hash, sealed_at, key_mark)
        values (${ctx.organisation.id}, ${sequence}, ${entry.id}::uuid, decode(${previous.toString("hex")}, 'hex'), decode(${hash.toString("hex")}, 'hex'), ${ctx.now().toISOString()}::timestamptz, decode(${keyMark(key)}, 'hex'))`);
      previous = hash;
    }
    return entries.length;
  });
}
