import { Readable } from "node:stream";
import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";
import { ZipFile } from "yazl";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { isPermitted } from "../permissions.ts";
import { readResponses } from "./read-responses.ts";

const pageSize = 2000;

type Part = { name: string; lines: AsyncIterable<string> };

/**
 * Everything of an organisation as the pieces of a ZIP file: one JSON document a line, responses in the shape in which the public API takes them.
 * Nothing is kept in memory but a page. Runs inside the transaction whose snapshot it is of.
 */
export async function* writeArchive(
  tx: Transaction,
  ctx: ServiceContext,
  onResponses: (count: number) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  const archive = new ZipFile();
  const output = archive.outputStream as Readable;
  const filling = fill(archive, tx, ctx, onResponses);
  // A failure to read ends the file, instead of leaving it cut short.
  filling.catch((error: unknown) => output.destroy(error as Error));
  for await (const piece of output) yield piece as Buffer;
  await filling;
}

async function fill(
  archive: ZipFile,
  tx: Transaction,
  ctx: ServiceContext,
  onResponses: (count: number) => Promise<void>,
): Promise<void> {
  archive.addBuffer(Buffer.from(aboutText(ctx)), "README.txt");
  const catalogue = await readCatalogue(tx);
  const parts: Part[] = [
    { name: "organisation.jsonl", lines: rowsOf(tx, "organisations") },
    ...catalogueTables.map((table) => ({ name: `catalogue/${fileOf(table)}`, lines: rowsOf(tx, table) })),
    { name: "people.jsonl", lines: peopleOf(tx) },
    { name: "responses.jsonl", lines: readResponses(tx, ctx, catalogue, onResponses) },
    ...contactTables.map((table) => ({
      name: fileOf(table),
      lines: rowsOf(tx, table, isPermitted(ctx, "customer.see") ? [] : personal),
    })),
    ...otherTables.map((table) => ({ name: fileOf(table), lines: rowsOf(tx, table, unreadable) })),
  ];
  for (const { name, lines } of parts) await addPart(archive, name, lines);
  archive.end();
}

const fileOf = (table: string) => `${table.replaceAll("_", "-")}.jsonl`;
const catalogueTables = [
  "scales",
  "metrics",
  "measure_keys",
  "journey_stages",
  "touchpoints",
  "journey_versions",
  "channels",
  "sources",
  "listening_paths",
  "segment_fields",
  "segment_values",
  "surveys",
  "survey_versions",
  "contact_fields",
  "contact_purposes",
  "themes",
  "theme_versions",
] as const;
const otherTables = [
  "import_batches",
  "mappings",
  "saved_views",
  "binned_items",
  "improvement_plans",
  "plan_people",
  "plan_evidence",
  "plan_actions",
  "plan_events",
  "plan_registrations",
  "plan_verdicts",
  "suggestions",
  "suggestion_votes",
  "plan_watches",
  "annotations",
  "benchmarks",
  "targets",
  "target_steps",
  "touchpoint_fixability",
  "plan_notices",
  "notice_letters",
  "council_settings",
  "council_seats",
  "council_votes",
  "council_inputs",
  "council_decisions",
  "alert_settings",
  "alert_runs",
  "alerts",
  "alert_mutes",
  "alert_readers",
  "response_alert_rules",
  "response_alerts",
  "case_settings",
  "case_playbooks",
  "case_rules",
  "cases",
  "case_pauses",
  "case_events",
  "case_closings",
  "case_counters",
  "follows",
  "digest_choices",
  "digest_weeks",
  "journey_notes",
  "journey_shares",
  "council_proxies",
  "council_vote_ends",
  "council_meetings",
  "council_attendance",
  "council_agenda_items",
  "council_minutes_letters",
  "comment_corrections",
  "reading_models",
  "reading_settings",
  "webhook_receivers",
  "webhook_deliveries",
  "audit_entries",
] as const;
const contactTables = ["contacts", "consents", "suppressions", "bounces"] as const;
/** Who somebody is, and what an address can be found out from. */
const personal = [
  ...["key", "name", "email", "email_address", "email_hash", "phone", "phone_number", "phone_hash"],
  ...["address", "address_hash"],
];

function aboutText(ctx: ServiceContext): string {
  const inside = (permission: "customer.see" | "comment.unmask") => (isPermitted(ctx, permission) ? "yes" : "no");
  return [
    `Everything that ${ctx.organisation.key} holds in Heard, as of ${ctx.now().toISOString()}.`,
    "Each .jsonl file holds one JSON document a line, in UTF-8.",
    "responses.jsonl has the shape that POST /api/v1/responses takes, with what the product added beside it.",
    `Customers' identifiers, names and addresses: ${inside("customer.see")}. Original comments: ${inside("comment.unmask")} (else redacted).`,
    "Not in it: passwords, sessions, API keys, files that were uploaded, what was read in comments, the weights of models, and numbers; the last three follow from the rest.",
    "",
  ].join("\r\n");
}

/** The weights of a model, numbers that say nothing to anybody and that follow from the comments; what a link could be told by, and what is sealed. */
const unreadable = ["weights", "token_hash", "address", "secret", "old_secret"];

/** The keys of tables that have no id. */
const orders: Record<string, string> = {
  journey_versions: "version",
  listening_paths: "touchpoint_id, source_id",
  survey_versions: "survey_id, version",
  theme_versions: "version",
  comment_corrections: "response_id, item, what, theme_id, act_id",
  plan_people: "plan_id, member_id, part",
  plan_verdicts: "plan_id",
  suggestion_votes: "suggestion_id, member_id",
  plan_watches: "plan_id",
  target_steps: "target_id, number",
  touchpoint_fixability: "touchpoint_id",
  council_settings: "org_id",
  council_seats: "touchpoint_id, member_id",
  council_votes: "plan_id, round, member_id",
  council_inputs: "plan_id",
  alert_settings: "org_id",
  alert_runs: "ran_on",
  alert_mutes: "measure, slice",
  alert_readers: "member_id",
  case_settings: "org_id",
  case_counters: "org_id",
  digest_choices: "member_id",
  digest_weeks: "member_id, week",
  journey_notes: "touchpoint_id, revision",
  council_vote_ends: "plan_id, round",
  council_attendance: "meeting_id, member_id",
  council_agenda_items: "meeting_id, item",
  council_minutes_letters: "meeting_id, member_id",
  reading_models: "version",
  reading_settings: "version",
};

/** The rows of one table as they are, in the order of their keys. Table names come from the lists above. */
async function* rowsOf(tx: Transaction, table: string, without: readonly string[] = []): AsyncGenerator<string> {
  const left = [...(table === "organisations" ? [] : ["org_id"]), ...without];
  const tenant = left.map((column) => ` - '${column}'`).join("");
  const order = orders[table] ?? "id";
  for (let offset = 0; ; offset += pageSize) {
    const rows = await tx.execute<{ line: string }>(
      sql.raw(
        `select (to_jsonb(t)${tenant})::text as line from ${table} t order by ${order} limit ${pageSize} offset ${offset}`,
      ),
    );
    for (const { line } of rows) yield line;
    if (rows.length < pageSize) return;
  }
}

async function* peopleOf(tx: Transaction): AsyncGenerator<string> {
  const rows = await tx.execute<{ line: string }>(sql`
    select jsonb_build_object('member', m.id, 'name', u.name, 'email', u.email, 'roles', (select jsonb_agg(r.role order by r.role) from member_roles r where r.member_id = m.id),
      'touchpoints', m.touchpoint_ids, 'canUnmask', m.can_unmask, 'canSeeCustomers', m.can_see_customers, 'createdAt', m.created_at, 'deactivatedAt', m.deactivated_at)::text as line
    from members m join users u on u.id = m.user_id order by m.id`);
  for (const { line } of rows) yield line;
}

/** Puts one part into the archive and waits until all of it was read. */
async function addPart(archive: ZipFile, name: string, lines: AsyncIterable<string>): Promise<void> {
  const stream = Readable.from(bytesOf(lines), { objectMode: false });
  const read = new Promise<void>((resolve, reject) => {
    stream.once("end", resolve);
    stream.once("error", reject);
  });
  archive.addReadStream(stream, name);
  await read;
}

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(`${line}\n`);
}
