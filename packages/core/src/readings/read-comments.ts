import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { arraysOf } from "@heard/db/ingest-parameters";
import { arraysFrom, type ParameterColumn } from "@heard/db/ingest-statement";
import type { ReadingEvidence } from "@heard/db/schema/comment-readings";
import { withParameters } from "@heard/db/with-parameters";
import { type SQL, sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { analysisVersion, type CommentFinding } from "./analyse.ts";
import type { Reader } from "./make-reader.ts";
import { isReadLanguage, type ReadComment } from "./rules.ts";
import { readCorrections, writeMentions } from "./write-mentions.ts";

type CommentRow = {
  response_id: string;
  item: number;
  language: number;
  text: string;
  touchpoint_id: number;
  cell_id: string;
  core_id: string;
  day: string;
};

/**
 * Reads the comments of some responses of one shard and writes what they say, in the caller's transaction. Responses that somebody is changing in this very
 * moment are left, so that nobody waits for anybody; their ids are returned, for another try. Those that are gone are passed over. A comment on which the
 * reading fails is told to `onError`, and stands as unread until history is read again: it holds up nobody.
 */
export async function readComments(
  tx: Transaction,
  ctx: ServiceContext,
  reader: Reader,
  { shardKey, ids, onError }: { shardKey: number; ids: readonly string[]; onError: OnUnread },
): Promise<string[]> {
  const locked = await tx.execute<{ id: string; state: number }>(sql`
    select id, state from responses where shard_key = ${shardKey} and id = any (${arrayLiteral(ids)}::uuid[]) for update skip locked`);
  const rows = await commentRows(tx, shardKey, ids);
  const isCounted = new Map(locked.map(({ id, state }) => [id, state === 2]));
  const byResponse = Map.groupBy(rows, (row) => row.response_id);
  const left = [...byResponse.keys()].filter((id) => !isCounted.has(id));
  const taken = rows.filter(({ response_id }) => isCounted.has(response_id));
  if (taken.length === 0) return left;
  const findings = taken.map((row) => ({
    row,
    found: isReadLanguage(row.language) ? tryToRead(reader, row, onError) : unread,
  }));
  await writeReadings(tx, ctx, reader, shardKey, findings);
  const corrections = await readCorrections(tx, shardKey, [...isCounted.keys()]);
  await writeMentions(tx, ctx, {
    shardKey,
    snapshot: reader.snapshot,
    responses: [...Map.groupBy(findings, ({ row }) => row.response_id)].map(([id, own]) => ({
      id,
      isCounted: isCounted.get(id) ?? false,
      comments: own.map(readComment),
      corrections: corrections.get(id) ?? [],
    })),
  });
  return left;
}

/** Is told of a comment that was left unread, and why; the words of the comment are not in it. */
export type OnUnread = (error: Error) => void;

function tryToRead(reader: Reader, { response_id, item, text }: CommentRow, onError: OnUnread): Finding["found"] {
  try {
    return reader.read(text);
  } catch (cause) {
    onError(new Error(`comment ${item} of response ${response_id} is left unread`, { cause }));
    return unread;
  }
}

type Finding = { row: CommentRow; found: Omit<CommentFinding, "label" | "sentiment"> & Whole };
type Whole = { label: number | null; sentiment: number | null };
const unread = { label: null, sentiment: null, emotion: null, evidence: { sentiment: [], emotion: [], themes: [] } };

const readComment = ({ row, found }: Finding): ReadComment => ({
  item: row.item,
  label: found.label,
  evidence: found.evidence,
  ...{ touchpointId: row.touchpoint_id, cellId: row.cell_id, coreId: row.core_id, day: row.day },
});

async function commentRows(tx: Transaction, shardKey: number, ids: readonly string[]): Promise<CommentRow[]> {
  const rows = await tx.execute<CommentRow>(sql`
    select c.response_id, c.item, c.language, c.text, c.touchpoint_id, c.cell_id::text as cell_id, c.day::text as day,
      (select x.core_id::text from cells x where x.org_id = c.org_id and x.cell_id = c.cell_id and x.shard_key = c.shard_key) as core_id
    from comments c where c.shard_key = ${shardKey} and c.response_id = any (${arrayLiteral(ids)}::uuid[]) order by c.response_id, c.item`);
  return [...rows];
}

const columns = [
  ["response_id", "uuid"],
  ["item", "smallint"],
  ["touchpoint_id", "int"],
  ["sentiment", "smallint"],
  ["label", "smallint"],
  ["emotion", "text"],
  ["evidence", "jsonb"],
] as const satisfies readonly ParameterColumn[];
const written = [
  "touchpoint_id",
  "sentiment",
  "label",
  "emotion",
  "evidence",
  "model_version",
  "theme_version",
  "setting_version",
  "read_at",
];
const writing = `
  insert into comment_readings (shard_key, org_id, model_version, theme_version, setting_version, read_at, ${columns.map(([name]) => name).join(", ")})
  select $1::int, $2::int, $3::int, $4::int, $5::int, $6::timestamptz, a.* from (${arraysFrom(7)("a", columns)}) a
  on conflict (shard_key, response_id, item) do update set ${written.map((name) => `${name} = excluded.${name}`).join(", ")}`;

async function writeReadings(
  tx: Transaction,
  ctx: ServiceContext,
  { version, setting }: Reader,
  shardKey: number,
  findings: readonly Finding[],
): Promise<void> {
  const rows = findings.map(({ row, found }) => ({
    ...{ response_id: row.response_id, item: row.item, touchpoint_id: row.touchpoint_id },
    ...{ sentiment: found.sentiment, label: found.label, emotion: found.emotion },
    evidence: JSON.stringify(found.evidence satisfies ReadingEvidence),
  }));
  const { id: orgId } = ctx.organisation;
  const fixed = [shardKey, orgId, analysisVersion, version, setting, ctx.now().toISOString()];
  const statement: SQL = withParameters(writing, [...fixed, ...arraysOf(columns, rows)]);
  await tx.execute(statement);
}
