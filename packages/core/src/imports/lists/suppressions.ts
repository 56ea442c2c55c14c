import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { sql } from "drizzle-orm";
import { hashedHex } from "../../contacts/hash-address.ts";
import { normaliseAddress } from "../../contacts/rules.ts";
import { addSuppressions, type NewSuppression } from "../../contacts/suppress-address.ts";
import type { ServiceContext } from "../../context.ts";
import { hidden } from "../mapping/personal.ts";
import { cellReader } from "../rows/cell.ts";
import { wallClock } from "../rows/zone.ts";
import type { Rejection } from "../rules.ts";
import { columnIndex } from "../table/header.ts";
import type { Table, TableRow } from "../table/table.ts";
import { dayReader } from "./date.ts";
import type { ListReader, ListRow, ListVerdict, MappedListRow } from "./reader.ts";
import type { SuppressionsMapping } from "./schema.ts";

type Item = NewSuppression;
const addressExpected = "an e-mail address, or a phone number with its country";

/** Reads a list of addresses to leave alone by its mapping, and puts them onto the suppression list. */
export function openSuppressionList(
  mapping: SuppressionsMapping,
  { columns }: Pick<Table, "columns">,
  { ctx, purposeId, now }: { ctx: ServiceContext; purposeId: number; now: Date },
): ListReader {
  const textAt = cellReader(mapping.missing);
  const place = (as: "address" | "source" | "at") => {
    const column = mapping.columns.find((one) => one.as === as);
    return column ? { ...column, index: columnIndex(columns, column.column) } : null;
  };
  const [address, source, at] = [place("address"), place("source"), place("at")];
  const readDay = dayReader(at?.as === "at" ? at.format : null);
  const toInstant = wallClock(ctx.organisation.timeZone);
  const map = (row: TableRow): MappedListRow<Item> => {
    const refused = (rejection: Omit<Rejection, "row">) => ({
      row: row.row,
      rejected: [{ row: row.row, ...rejection }],
    });
    if (row.broken) return refused({ column: null, value: "", ...row.broken, expected: null });
    const typed = address ? textAt(row, address.index) : "";
    const found = normaliseAddress(typed, mapping.callingCode ?? null);
    if (found === null)
      return refused({
        column: address?.column ?? null,
        value: hidden(typed),
        code: "address_invalid",
        params: { value: hidden(typed) },
        expected: addressExpected,
      });
    const when = at ? textAt(row, at.index) : "";
    const day = when === "" ? null : readDay(when);
    if (when !== "" && day === null) {
      const format = at?.as === "at" ? (at.format ?? "yyyy-MM-dd") : "yyyy-MM-dd";
      return refused({
        column: at?.column ?? null,
        value: when,
        code: "date_unreadable",
        params: { value: when, format },
        expected: format,
      });
    }
    const since = day === null ? now : new Date(toInstant(Date.parse(`${day}T00:00:00Z`)));
    const said = (source ? textAt(row, source.index).slice(0, 200) : "") || (mapping.constants.source ?? "import");
    const item: Item = { ...found, purposeId, reason: "imported", source: said, at: since };
    return { row: row.row, item, identities: [`${found.kind} ${found.address}`] };
  };
  return {
    map,
    judge: async (tx, rows) => {
      const standing = await findStanding(tx, ctx, rows);
      return rows.map((row) => ({ is: standing.has(hashOf(ctx, row)) ? "known" : "added" }));
    },
    store: async (tx, rows, batchId) => {
      const standing = await findStanding(tx, ctx, rows);
      await addSuppressions(
        tx,
        ctx,
        rows.map(({ item }) => item as Item),
        batchId,
      );
      // What an earlier attempt of this import has stored is of this import.
      return rows.map((row): ListVerdict => {
        const before = standing.get(hashOf(ctx, row));
        return { is: before === undefined || before === batchId ? "added" : "known" };
      });
    },
  };
}

const hashOf = (ctx: ServiceContext, { item }: ListRow): string => {
  const { kind, address } = item as Item;
  return hashedHex(ctx.organisation.id, kind, address);
};

/** Which of the addresses an import has brought for the same purpose before, and which import. */
async function findStanding(
  tx: Transaction,
  ctx: ServiceContext,
  rows: readonly ListRow[],
): Promise<Map<string, number>> {
  const [first] = rows;
  if (!first) return new Map();
  const { purposeId, reason } = first.item as Item;
  const found = await tx.execute<{ hash: string; batch_id: number }>(sql`
    select encode(x.address_hash, 'hex') as hash, x.batch_id from suppressions x
    join unnest(${arrayLiteral(rows.map((row) => hashOf(ctx, row)))}::text[]) as wanted (hash) on x.address_hash = decode(wanted.hash, 'hex')
    where x.shard_key = ${ctx.organisation.homeShardKey} and x.org_id = ${ctx.organisation.id} and x.purpose_id = ${purposeId} and x.reason = ${reason}`);
  return new Map(found.map(({ hash, batch_id: batchId }) => [hash, batchId]));
}
