import type { Transaction } from "@heard/db";
import { getPurpose, readContactCatalogue } from "../../contacts/queries.ts";
import { inTenant, type ServiceContext } from "../../context.ts";
import { openTable, type Table } from "../table/open.ts";
import { openContactList } from "./contacts.ts";
import type { ListReader } from "./reader.ts";
import { contactsFormat, type ListMapping } from "./schema.ts";
import { openSuppressionList } from "./suppressions.ts";

/** Opens a file as the mapping of a list says. */
export const openListTable = (path: string, { file }: ListMapping): Promise<Table> => openTable(path, file);

/** The reader of a list by its mapping. */
export function openList(ctx: ServiceContext, mapping: ListMapping, table: Table, now: Date): Promise<ListReader> {
  return inTenant(ctx, async (tx) =>
    mapping.format === contactsFormat
      ? openContactList(mapping, table, { ctx, catalogue: await readContactCatalogue(tx), now })
      : openSuppressionList(mapping, table, { ctx, purposeId: await purposeIdOf(tx, mapping.constants.purpose), now }),
  );
}

const purposeIdOf = async (tx: Transaction, purpose: string | null | undefined): Promise<number> =>
  purpose ? (await getPurpose(tx, purpose)).id : 0;
