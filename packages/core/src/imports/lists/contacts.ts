import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { sql } from "drizzle-orm";
import { type Decision, judgeContacts } from "../../contacts/judge.ts";
import { type ContactCatalogue, type PreparedContact, prepareContact } from "../../contacts/prepare.ts";
import type { ParsedContact } from "../../contacts/schema.ts";
import { writeContacts } from "../../contacts/write.ts";
import type { ServiceContext } from "../../context.ts";
import type { ItemError } from "../../responses/rules.ts";
import { hidden } from "../mapping/personal.ts";
import { cellReader } from "../rows/cell.ts";
import { parseNumber } from "../rows/number.ts";
import { wallClock } from "../rows/zone.ts";
import { type Rejection, shownValue } from "../rules.ts";
import { columnIndex } from "../table/header.ts";
import type { Table, TableRow } from "../table/table.ts";
import { consentReader } from "./consent-words.ts";
import { dayReader } from "./date.ts";
import type { ListReader, ListRow, ListVerdict, MappedListRow } from "./reader.ts";
import type { ContactColumn, ContactsMapping } from "./schema.ts";

type Item = PreparedContact;
/** What a row says while it is being read. */
type Draft = {
  row: number;
  contact: ParsedContact;
  consent: { given?: boolean | null; at?: string; source?: string };
  rejected: Rejection[];
};
type Step = (draft: Draft, text: string) => void;

/** Who or where somebody is stands in no account of a file: a row is found by its number. */
const personal = new Set<ContactColumn["as"]>(["key", "name", "email", "phone"]);

export type ContactListContext = { ctx: ServiceContext; catalogue: ContactCatalogue; now: Date };

/** Reads a list of contacts by its mapping, and takes it in by the one writer of contacts. */
export function openContactList(
  mapping: ContactsMapping,
  { columns }: Pick<Table, "columns">,
  { ctx, catalogue, now }: ContactListContext,
): ListReader {
  const textAt = cellReader(mapping.missing);
  const steps = mapping.columns.map((column) => ({
    index: columnIndex(columns, column.column),
    step: stepOf(column, catalogue, ctx.organisation.timeZone),
  }));
  const context = { catalogue: withNewFields(catalogue, mapping), callingCode: mapping.callingCode ?? null, now };
  const purpose = mapping.columns.find((column) => column.as === "consent")?.purpose ?? null;
  const map = (row: TableRow): MappedListRow<Item> => {
    if (row.broken)
      return { row: row.row, rejected: [{ row: row.row, column: null, value: "", ...row.broken, expected: null }] };
    const draft: Draft = { row: row.row, contact: {}, consent: {}, rejected: [] };
    for (const { index, step } of steps) {
      const text = textAt(row, index);
      if (text !== "") step?.(draft, text);
    }
    takeConstants(draft, mapping, purpose);
    if (draft.rejected.length > 0) return { row: row.row, rejected: draft.rejected };
    const prepared = prepareContact(draft.contact, context);
    if ("errors" in prepared)
      return { row: row.row, rejected: prepared.errors.map((error) => rejectionOf(row.row, error, mapping)) };
    return { row: row.row, item: prepared.item, identities: identitiesOf(prepared.item) };
  };
  const options = { mayUpdate: mapping.existing === "update" };
  return {
    map,
    judge: async (tx, rows) => {
      const items = rows.map(({ item }) => item as Item);
      const decisions = await judgeContacts(tx, ctx, items, { ...options, batchId: 0 });
      return decisions.map((decision) => verdictOf(decision, mapping));
    },
    store: (tx, rows, batchId) => storeContacts(tx, ctx, rows, { mapping, batchId, ...options }),
  };
}

async function storeContacts(
  tx: Transaction,
  ctx: ServiceContext,
  rows: readonly ListRow[],
  { mapping, batchId, mayUpdate }: { mapping: ContactsMapping; batchId: number; mayUpdate: boolean },
): Promise<ListVerdict[]> {
  const items = rows.map(({ item }) => item as Item);
  const decisions = await writeContacts(tx, ctx, items, { origin: "import", batchId, mayUpdate });
  const known = decisions.flatMap((decision) => (decision.is === "known" ? [decision.contact] : []));
  const changedBefore = await findChanged(
    tx,
    ctx,
    known.map(({ id }) => id),
    batchId,
  );
  return decisions.map((decision) => {
    // What an earlier attempt of this import has stored is of this import.
    if (decision.is === "known" && decision.contact.batchId === batchId) return { is: "added" };
    if (decision.is === "known" && changedBefore.has(decision.contact.id)) return { is: "changed" };
    if (decision.is === "changed" && decision.contact.batchId === batchId) return { is: "added" };
    return verdictOf(decision, mapping);
  });
}

async function findChanged(
  tx: Transaction,
  ctx: ServiceContext,
  ids: readonly string[],
  batchId: number,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.execute<{ contact_id: string }>(sql`
    select contact_id from contact_changes where shard_key = ${ctx.organisation.homeShardKey} and org_id = ${ctx.organisation.id}
      and batch_id = ${batchId} and contact_id = any (${arrayLiteral(ids)}::uuid[])`);
  return new Set(rows.map(({ contact_id: id }) => id));
}

function verdictOf(decision: Decision, mapping: ContactsMapping): ListVerdict {
  switch (decision.is) {
    case "new":
      return { is: "added" };
    case "changed":
    case "known":
      return { is: decision.is };
    case "refused": {
      const [error] = decision.errors;
      if (!error) throw new Error("A contact was refused without a reason");
      const { column, value, code, params } = rejectionOf(0, error, mapping);
      return { is: "refused", column, value, code, params };
    }
  }
}

/** The fields of the organisation with those that the import will make. */
function withNewFields(catalogue: ContactCatalogue, { columns, create }: ContactsMapping): ContactCatalogue {
  if (create.length === 0) return catalogue;
  const fields = new Map(catalogue.fields);
  for (const column of columns)
    if (column.as === "attribute" && !fields.has(column.field))
      fields.set(column.field, { kind: column.kind ?? "text", archivedAt: null });
  return { ...catalogue, fields };
}

function stepOf(column: ContactColumn, catalogue: ContactCatalogue, timeZone: string): Step | null {
  switch (column.as) {
    case "key":
    case "name":
    case "email":
    case "phone":
    case "language":
    case "timeZone": {
      const field = column.as;
      return ({ contact }, text) => {
        contact[field] = text;
      };
    }
    case "attribute":
      return attributeStep(column, catalogue.fields.get(column.field)?.kind ?? column.kind ?? "text");
    case "consent": {
      const read = consentReader(column.words);
      return (draft, text) => {
        const given = read(text);
        if (given === undefined)
          refuse(draft, column.column, text, "consent_word_unknown", { value: text }, consentWord);
        else draft.consent.given = given;
      };
    }
    case "consentAt":
      return consentAtStep(column.column, column.format, timeZone);
    case "consentSource":
      return ({ consent }, text) => {
        consent.source = text;
      };
    case "ignore":
      return null;
  }
}
const consentWord = "yes or no, or a word that the mapping gives a meaning";

function attributeStep(
  { column, field, format, decimal }: Extract<ContactColumn, { as: "attribute" }>,
  kind: "text" | "number" | "date",
): Step {
  const put = ({ contact }: Draft, value: string | number) => {
    contact.attributes = { ...contact.attributes, [field]: value };
  };
  if (kind === "text") return put;
  if (kind === "number")
    return (draft, text) => {
      const value = parseNumber(text, decimal ?? ".");
      if (value !== null) put(draft, value);
      else refuse(draft, column, text, "number_unreadable", { value: text }, "a number");
    };
  const read = dayReader(format);
  return (draft, text) => {
    const day = read(text);
    if (day !== null) put(draft, day);
    else
      refuse(draft, column, text, "date_unreadable", { value: text, format: format ?? "yyyy-MM-dd" }, format ?? null);
  };
}

function consentAtStep(column: string, format: string | null | undefined, timeZone: string): Step {
  const read = dayReader(format);
  const toInstant = wallClock(timeZone);
  return (draft, text) => {
    const day = read(text);
    if (day !== null) draft.consent.at = new Date(toInstant(Date.parse(`${day}T00:00:00Z`))).toISOString();
    else
      refuse(draft, column, text, "date_unreadable", { value: text, format: format ?? "yyyy-MM-dd" }, format ?? null);
  };
}

function takeConstants({ contact, consent }: Draft, { constants }: ContactsMapping, purpose: string | null): void {
  if (constants.language && contact.language === undefined) contact.language = constants.language;
  if (constants.timeZone && contact.timeZone === undefined) contact.timeZone = constants.timeZone;
  const source = consent.source ?? constants.consentSource ?? "import";
  const all = constants.consent;
  if (purpose !== null && typeof consent.given === "boolean")
    contact.consents = [{ purpose, given: consent.given, source, ...(consent.at ? { at: consent.at } : {}) }];
  else if (purpose === null && all) {
    const at = consent.at ?? (all.on ? `${all.on}T00:00:00Z` : undefined);
    contact.consents = [{ purpose: all.purpose, given: all.given, source, ...(at ? { at } : {}) }];
  }
}

function refuse(
  draft: Draft,
  column: string,
  value: string,
  code: Rejection["code"],
  params: Rejection["params"],
  expected: string | null,
): void {
  draft.rejected.push({ row: draft.row, column, value: shownValue(value), code, params, expected });
}

/** What is wrong with a contact, by the column that says it. */
function rejectionOf(
  row: number,
  { code, path, value, params, expected }: ItemError,
  mapping: ContactsMapping,
): Rejection {
  const [, field = "", key] = path.split("/");
  const column = mapping.columns.find(
    (one) =>
      one.as === field ||
      (one.as === "attribute" && field === "attributes" && one.field === key) ||
      (field === "consents" && one.as === "consent"),
  );
  const text = shownValue(typeof value === "string" ? value : value === null ? "" : JSON.stringify(value));
  if (!column || !personal.has(column.as))
    return { row, column: column?.column ?? null, value: text, code, params, expected };
  const shown = hidden(text);
  return {
    row,
    column: column.column,
    value: shown,
    code,
    params: "value" in params ? { ...params, value: shown } : params,
    expected,
  };
}

function identitiesOf({ key, email, phone }: Item): string[] {
  return [
    ...(key ? [`key ${key}`] : []),
    ...(email ? [`email ${email.address}`] : []),
    ...(phone ? [`phone ${phone.address}`] : []),
  ];
}
