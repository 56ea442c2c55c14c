import { workLookup } from "@heard/db";
import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { systemContext } from "../jobs/maintain.ts";
import { canonicalEntry, chainHash, keyMark } from "./seal.ts";

export type AuditFinding = {
  sequence: number | null;
  problem: "edited" | "another secret" | "missing entry" | "broken link" | "gap" | "unsealed for more than 60 s";
  entry: string | null;
};

const longestUnsealedMs = 60_000;
const pageSize = 5000;

/**
 * Walks the chain from its first seal and looks for entries left unsealed. Empty means that nothing was edited, dropped from the middle or reordered. The
 * last entries, cut off together with their seals by whoever owns the database, leave nothing here to find: what tells of them was kept elsewhere.
 */
export function verifyAuditChain(ctx: ServiceContext, key: Buffer): Promise<AuditFinding[]> {
  return inTenant(
    ctx,
    async (tx) => {
      const findings: AuditFinding[] = [];
      // Without the secret that it was sealed with, nobody can say whether an entry was edited; with it, all may be well.
      const isOtherKey = (mark: string | null) => mark !== null && mark !== keyMark(key);
      let previous = Buffer.alloc(32);
      let expected = 1;
      for (;;) {
        const seals = await tx.execute<{
          sequence: string;
          entry_id: string;
          previous_hash: string;
          hash: string;
          key_mark: string | null;
          canonical: string | null;
        }>(sql`
        select s.sequence, s.entry_id, encode(s.previous_hash, 'hex') as previous_hash, encode(s.hash, 'hex') as hash, encode(s.key_mark, 'hex') as key_mark,
          case when e.id is null then null else ${canonicalEntry} end as canonical
        from audit_seals s left join audit_entries e on e.org_id = s.org_id and e.id = s.entry_id
        where s.sequence >= ${expected} order by s.sequence limit ${pageSize}`);
        for (const seal of seals) {
          const sequence = Number(seal.sequence);
          const finding = (problem: AuditFinding["problem"]) =>
            findings.push({ sequence, problem, entry: seal.entry_id });
          if (sequence !== expected) finding("gap");
          if (seal.previous_hash !== previous.toString("hex")) finding("broken link");
          if (seal.canonical === null) finding("missing entry");
          else if (chainHash(key, Buffer.from(seal.previous_hash, "hex"), seal.canonical).toString("hex") !== seal.hash)
            finding(isOtherKey(seal.key_mark) ? "another secret" : "edited");
          previous = Buffer.from(seal.hash, "hex");
          expected = sequence + 1;
        }
        if (seals.length < pageSize) break;
      }
      const since = new Date(ctx.now().getTime() - longestUnsealedMs).toISOString();
      const late = await tx.execute<{ id: string }>(sql`
      select e.id from audit_entries e where e.at < ${since}::timestamptz and not exists (select from audit_seals s where s.org_id = e.org_id and s.entry_id = e.id) limit 20`);
      findings.push(
        ...late.map(({ id }) => ({ sequence: null, problem: "unsealed for more than 60 s" as const, entry: id })),
      );
      return findings;
    },
    { snapshot: true },
  );
}

/** The same for every deleted organisation: its log outlives it. Its numbers are not looked at, for its rows are on their way out. */
export async function verifyDeletedOrganisations(
  key: Buffer,
  now: () => Date,
): Promise<{ id: number; organisation: string; findings: AuditFinding[] }[]> {
  const chains = [];
  for (const row of await workLookup.deletedOrganisations())
    chains.push({ id: row.id, organisation: row.key, findings: await verifyAuditChain(systemContext(row, now), key) });
  return chains;
}
