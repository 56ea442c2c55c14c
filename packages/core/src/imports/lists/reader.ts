import type { Transaction } from "@heard/db";
import type { ErrorParams, ErrorReason } from "../../errors.ts";
import type { Rejection } from "../rules.ts";
import type { TableRow } from "../table/table.ts";

/** A row that came to an entry of the list: what it can be known by, and what it says. */
export type ListRow<Item = unknown> = {
  row: number;
  item: Item;
  /** Its key and addresses: a second row of the file with one of them is no second entry. */
  identities: readonly string[];
};
export type MappedListRow<Item = unknown> = ListRow<Item> | { row: number; rejected: readonly Rejection[] };

/** What becomes, or became, of an entry. */
export type ListVerdict =
  | { is: "added" | "changed" | "known" }
  | { is: "refused"; column: string | null; value: string; code: ErrorReason; params: ErrorParams };

/** How one kind of list is read and taken in. Judging writes nothing; storing finds what an earlier attempt of the same import has stored. */
export type ListReader = {
  map(row: TableRow): MappedListRow;
  judge(tx: Transaction, rows: readonly ListRow[]): Promise<ListVerdict[]>;
  store(tx: Transaction, rows: readonly ListRow[], batchId: number): Promise<ListVerdict[]>;
};
