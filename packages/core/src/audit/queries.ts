import type { Transaction } from "@heard/db";
import { apiKeys } from "@heard/db/schema/api-keys";
import { auditEntries } from "@heard/db/schema/audit";
import { distributions } from "@heard/db/schema/distributions";
import { importBatches } from "@heard/db/schema/imports";
import { members, users } from "@heard/db/schema/members";
import { sources } from "@heard/db/schema/sources";
import { surveys } from "@heard/db/schema/surveys";
import { themes } from "@heard/db/schema/themes";
import { type SQL, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { ListAuditInput } from "./schema.ts";

export type AuditItem = {
  id: string;
  at: Date;
  /** `name` is looked up when it is read, for the log itself holds none; `null` for who is no member any more. */
  actor: { kind: "member" | "apiKey" | "system" | "operator"; id: string; name: string | null };
  verb: string;
  /** `name`: what people call it now, where its id is a number of ours; `null` for what is gone or is called by its id. */
  subject: { kind: string; id: string; name: string | null };
  fields: string[];
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** Its place in the chain; `null` while the worker has not sealed it yet. */
  seal: { sequence: number; sealedAt: Date } | null;
};
export type AuditPage = { items: AuditItem[]; nextCursor: string | null };

type Row = {
  id: string;
  at: string;
  actor_kind: AuditItem["actor"]["kind"];
  actor_id: string;
  actor_name: string | null;
  verb: string;
  subject_kind: string;
  subject_id: string;
  fields: string[];
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  sequence: string | null;
  sealed_at: string | null;
};

/** Reads the log, newest first, each entry with its seal. */
export async function listAuditEntries(ctx: ServiceContext, input: ListAuditInput): Promise<AuditPage> {
  requirePermission(ctx, "audit.read");
  const query = ListAuditInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const rows = await readRows(tx, ctx, query);
    const page = rows.slice(0, query.limit);
    const names = await readSubjectNames(tx, page);
    const items = page.map((row) => itemOf(row, names.get(`${row.subject_kind} ${row.subject_id}`) ?? null));
    return { items, nextCursor: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null };
  });
}

function readRows(
  tx: Transaction,
  ctx: ServiceContext,
  query: ReturnType<typeof ListAuditInput.parse>,
): Promise<Row[]> {
  const zone = ctx.organisation.timeZone;
  const conditions: SQL[] = [sql`true`];
  if (query.from) conditions.push(sql`e.at >= (${query.from}::date)::timestamp at time zone ${zone}`);
  if (query.to) conditions.push(sql`e.at < (${query.to}::date + 1)::timestamp at time zone ${zone}`);
  if (query.verb) conditions.push(sql`starts_with(e.verb, ${query.verb})`);
  if (query.actorKind) conditions.push(sql`e.actor_kind = ${query.actorKind}`);
  if (query.actorId) conditions.push(sql`e.actor_id = ${query.actorId}`);
  if (query.subjectKind) conditions.push(sql`e.subject_kind = ${query.subjectKind}`);
  if (query.subjectId) conditions.push(sql`e.subject_id = ${query.subjectId}`);
  if (query.cursor) conditions.push(sql`e.id < ${query.cursor}::uuid`);
  return tx.execute<Row>(sql`
    select e.id, e.at, e.actor_kind, e.actor_id, u.name as actor_name, e.verb, e.subject_kind, e.subject_id, e.fields, e.before, e.after, s.sequence, s.sealed_at
    from ${auditEntries} e
    left join audit_seals s on s.org_id = e.org_id and s.entry_id = e.id
    left join ${members} m on e.actor_kind = 'member' and m.id::text = e.actor_id
    left join ${users} u on u.id = m.user_id
    where ${sql.join(conditions, sql` and `)} order by e.id desc limit ${query.limit + 1}`);
}

/** What surveys, sendings, members, themes and the like are called, by kind and id. */
async function readSubjectNames(tx: Transaction, rows: readonly Row[]): Promise<Map<string, string>> {
  const asked = JSON.stringify(rows.map((row) => [row.subject_kind, row.subject_id]));
  const named = await tx.execute<{ kind: string; id: string; name: string }>(sql`
    with asked as (select distinct pair->>0 as kind, pair->>1 as id from jsonb_array_elements(${asked}::jsonb) pair),
    called as (
      select 'survey' as kind, v.id::text as id, o.name from ${surveys} v join ${sources} o on (o.org_id, o.id) = (v.org_id, v.source_id)
      union all select 'distribution', id::text, name from ${distributions}
      union all select 'member', m.id::text, u.name from ${members} m join ${users} u on u.id = m.user_id
      union all select 'import', id::text, file_name from ${importBatches}
      union all select 'theme', key, name ->> 'en' from ${themes}
      union all select 'apiKey', id, name from ${apiKeys})
    select kind, id, name from called join asked using (kind, id)`);
  return new Map(named.map(({ kind, id, name }) => [`${kind} ${id}`, name]));
}

function itemOf(row: Row, subjectName: string | null): AuditItem {
  return {
    id: row.id,
    at: new Date(row.at),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    verb: row.verb,
    subject: { kind: row.subject_kind, id: row.subject_id, name: subjectName },
    fields: row.fields,
    before: row.before,
    after: row.after,
    seal: row.sequence && row.sealed_at ? { sequence: Number(row.sequence), sealedAt: new Date(row.sealed_at) } : null,
  };
}

/** The verbs, kinds of subject and actors that the log holds: what a filter can offer. */
export async function listAuditFilters(ctx: ServiceContext): Promise<{
  verbs: string[];
  subjectKinds: string[];
  actors: AuditItem["actor"][];
}> {
  requirePermission(ctx, "audit.read");
  return inTenant(ctx, async (tx) => {
    const verbs = await tx.execute<{ verb: string }>(sql`select distinct verb from ${auditEntries} order by verb`);
    const actors = await tx.execute<{ kind: AuditItem["actor"]["kind"]; id: string; name: string | null }>(sql`
      select distinct e.actor_kind as kind, e.actor_id as id, u.name from ${auditEntries} e
      left join ${members} m on e.actor_kind = 'member' and m.id::text = e.actor_id left join ${users} u on u.id = m.user_id order by 1, 3, 2`);
    const kinds = await tx.execute<{ kind: string }>(
      sql`select distinct subject_kind as kind from ${auditEntries} order by subject_kind`,
    );
    return {
      verbs: verbs.map(({ verb }) => verb),
      subjectKinds: kinds.map(({ kind }) => kind),
      actors: actors.map(({ kind, id, name }) => ({ kind, id, name })),
    };
  });
}
