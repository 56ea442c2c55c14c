export { discardImport } from "./discard.ts";
export { kindOfMapping } from "./kinds/registry.ts";
export { getMapping, listMappings } from "./list-mappings.ts";
export { openRejectedRows, RejectedRowsInput } from "./open-rejected-rows.ts";
export { pauseImport, resumeImport, stopImport } from "./pause.ts";
export { listPresets } from "./presets/registry.ts";
export {
  getImport,
  getImportAccount,
  getImportFile,
  getListAccount,
  type ImportBatch,
  type ImportBatchDetail,
  listImports,
} from "./queries.ts";
export { readImport } from "./read.ts";
export { runImport } from "./run.ts";
export { deleteMapping, renameMapping, saveMapping } from "./save-mapping.ts";
export { startImport } from "./start.ts";
export { undoImport } from "./undo.ts";
export { updateImport } from "./update.ts";
