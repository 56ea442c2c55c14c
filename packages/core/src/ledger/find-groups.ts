import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { type ContactFieldKind, contactFields } from "@heard/db/schema/contacts";
import { eq, type SQL, sql } from "drizzle-orm";
import type { CatalogueMetric } from "../catalogue/queries.ts";
import { languageField, type PeopleGroup } from "./schema.ts";

/** People who were invited, and of them those who answered, with the scores of their answers on the metric's present scale. */
export type CountedGroup = { group: PeopleGroup; invited: number; answered: number; counts: number[] };

/** Of more values than these the rest is one group: nobody compares a hundred. */
const mostValues = 20;
/** Numbers and dates are compared in bands of about as many people each. */
const quartiles = [0.25, 0.5, 0.75];
const [unknown, others] = [-1, 0];

type Asked = {
  /** Rows `i` of the ledger, joined with their contacts `c`. */
  here: SQL;
  field: string;
  /** Of contacts of whom none is known. */
  ownLanguage: string;
};

/** Counted in SQL: the people of the ledger by one thing that is known of them. */
export async function findGroups(tx: Transaction, asked: Asked & { metric: CatalogueMetric }): Promise<CountedGroup[]> {
  const { here, field, metric } = asked;
  const kind = await kindOf(tx, field);
  const value = knownOf(asked, kind);
  const people = sql`
    select i.id, i.completed_at, i.response_id, ${value} as value from invitations i join contacts c on c.shard_key = i.shard_key and c.id = i.contact_id
    where ${here} and i.number = 0 and i.state = 'sent'`;
  const named = kind === "text" ? await mostFrequent(tx, people) : null;
  const place = named ? placeAmong(named) : placeInBands(await cutsOf(tx, people), kind);
  const measure = metric.measures.at(-1);
  const points = measure ? measure.scale.max - measure.scale.min + 1 : 0;
  const rows = await tx.execute<Row>(sql`
    with people as (select p.*, case when p.value is null then ${unknown} else ${place} end as place from (${people}) p), answers as (
      select p.place, s.bin, count(*)::int as count from people p
      join scores s on s.shard_key = ('x' || right(p.response_id::text, 8))::bit(32)::int and s.response_id = p.response_id and s.counted and s.measure_id = ${measure?.id ?? 0}
      group by p.place, s.bin
    )
    select p.place, to_jsonb(min(p.value)) as low, to_jsonb(max(p.value)) as high, count(*)::int as invited, count(p.completed_at)::int as answered,
      (select jsonb_object_agg(a.bin, a.count) from answers a where a.place = p.place) as bins
    from people p group by p.place`);
  return rows
    .map(({ bins, ...row }) => ({
      place: row.place,
      group: groupOf(field, row, named),
      ...{ invited: row.invited, answered: row.answered },
      counts: Array.from({ length: points }, (_, bin) => bins?.[bin] ?? 0),
    }))
    .toSorted((a, b) => orderOf(a.place) - orderOf(b.place))
    .map(({ place: _, ...counted }) => counted);
}

type Row = {
  place: number;
  low: string | number | null;
  high: string | number | null;
  invited: number;
  answered: number;
  bins: Record<string, number> | null;
};

/** As they are counted; then the rest, then those of whom it is not known. */
const orderOf = (place: number) =>
  place === unknown ? Number.POSITIVE_INFINITY : place === others ? Number.MAX_VALUE : place;

function groupOf(
  field: string,
  { place, low, high }: Pick<Row, "place" | "low" | "high">,
  named: readonly string[] | null,
): PeopleGroup {
  if (place === unknown) return { field, value: null };
  if (named === null) return { field, from: low ?? "", to: high ?? "" };
  return place === others ? { field, notIn: [...named] } : { field, value: named[place - 1] ?? "" };
}

/** A field that nobody has declared is a text of which nothing is known. */
async function kindOf(tx: Transaction, field: string): Promise<ContactFieldKind> {
  if (field === languageField) return "text";
  const [row] = await tx.select({ kind: contactFields.kind }).from(contactFields).where(eq(contactFields.key, field));
  return row?.kind ?? "text";
}

function knownOf({ field, ownLanguage }: Pick<Asked, "field" | "ownLanguage">, kind: ContactFieldKind): SQL {
  if (field === languageField) return sql`coalesce(c.language, ${ownLanguage})`;
  const text = sql`(c.attributes ->> ${field}::text)`;
  return kind === "number" ? sql`${text}::float8` : text;
}

async function mostFrequent(tx: Transaction, people: SQL): Promise<string[]> {
  const rows = await tx.execute<{ value: string }>(sql`
    select p.value from (${people}) p where p.value is not null group by p.value order by count(*) desc, p.value limit ${mostValues}`);
  return rows.map(({ value }) => value);
}

const placeAmong = (named: readonly string[]) =>
  sql`coalesce(array_position(${arrayLiteral(named)}::text[], p.value), ${others})`;

async function cutsOf(tx: Transaction, people: SQL): Promise<(string | number)[]> {
  const [row] = await tx.execute<{ cuts: (string | number)[] | null }>(sql`
    select to_jsonb(percentile_disc(${arrayLiteral(quartiles)}::float8[]) within group (order by p.value)) as cuts from (${people}) p where p.value is not null`);
  return [...new Set(row?.cuts ?? [])];
}

/** How many of the cuts somebody lies above, from 1 on. */
function placeInBands(cuts: readonly (string | number)[], kind: ContactFieldKind): SQL {
  const type = sql.raw(kind === "number" ? "float8" : "text");
  return sql.join([sql`1`, ...cuts.map((cut) => sql`(p.value > ${String(cut)}::${type})::int`)], sql` + `);
}

/** Whether a contact `c` belongs to a group. */
export function isOfGroup(group: PeopleGroup, ownLanguage: string): SQL {
  const { field } = group;
  const text = knownOf({ field, ownLanguage }, "text");
  if ("value" in group) return sql`${text} is not distinct from ${group.value}::text`;
  if ("notIn" in group) return sql`${text} <> all (${arrayLiteral(group.notIn)}::text[])`;
  const { from, to } = group;
  const isNumber = typeof from === "number";
  const value = knownOf({ field, ownLanguage }, isNumber ? "number" : "text");
  const type = sql.raw(isNumber ? "float8" : "text");
  return sql`${value} between ${String(from)}::${type} and ${String(to)}::${type}`;
}
