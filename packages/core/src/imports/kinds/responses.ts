import { readCatalogue } from "../../catalogue/queries.ts";
import { importCatalogueOf } from "../mapping/catalogue.ts";
import { checkMapping } from "../mapping/check.ts";
import { openPointers } from "../mapping/open-pointers.ts";
import { parseMapping } from "../mapping/parse.ts";
import type { Mapping } from "../schema.ts";
import { dryRunRows } from "../work/dry-run-rows.ts";
import { readFile } from "../work/read-file.ts";
import { runRows } from "../work/run-rows.ts";
import { undoRows } from "../work/undo-rows.ts";
import type { KindOfImport } from "./kind.ts";

/** Answers that somebody has collected elsewhere. */
export const responsesKind: KindOfImport<Mapping> = {
  permission: "response.record",
  parse: parseMapping,
  open: openPointers,
  check: async (tx, ctx, mapping, columns) =>
    checkMapping(mapping, columns, importCatalogueOf(await readCatalogue(tx), ctx.organisation.timeZone)),
  noted: ({ source }) => ({ source }),
  work: { "import.read": readFile, "import.dryRun": dryRunRows, "import.run": runRows, "import.undo": undoRows },
};
