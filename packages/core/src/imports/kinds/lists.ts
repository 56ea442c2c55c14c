import type { ImportKind } from "@heard/db/schema/imports";
import { readContactCatalogue } from "../../contacts/queries.ts";
import { checkListMapping, openListPointers } from "../lists/check.ts";
import { readListFile, tryList } from "../lists/read-list-file.ts";
import { runList } from "../lists/run-list.ts";
import { ContactsMapping, type ListMapping, SuppressionsMapping } from "../lists/schema.ts";
import { undoList } from "../lists/undo-list.ts";
import { parseMappingBy } from "../mapping/parse.ts";
import type { KindOfImport } from "./kind.ts";

const listKind = (
  kind: Exclude<ImportKind, "responses">,
  parse: KindOfImport<ListMapping>["parse"],
): KindOfImport<ListMapping> => ({
  permission: "contact.edit",
  parse,
  open: openListPointers,
  check: async (tx, _, mapping, columns) => checkListMapping(mapping, columns, await readContactCatalogue(tx)),
  noted: () => ({ kind }),
  work: { "import.read": readListFile, "import.dryRun": tryList, "import.run": runList, "import.undo": undoList },
});

/** People who can be asked. */
export const contactsKind = listKind("contacts", (value) => parseMappingBy(ContactsMapping, value));

/** Addresses that nothing is sent to. */
export const suppressionsKind = listKind("suppressions", (value) => parseMappingBy(SuppressionsMapping, value));
