export { discardImport } from "./discard.ts";
export { type ImportFileInput, importFile, type TriedFile, tryFile } from "./import-file.ts";
export { getMapping, listMappings, type SavedMapping } from "./list-mappings.ts";
export { pauseImport, resumeImport, stopImport } from "./pause.ts";
export { listPresets } from "./presets/registry.ts";
export {
  getImport,
  getImportAccount,
  getImportFile,
  type ImportBatch,
  type ImportBatchDetail,
  type ImportJob,
  listImports,
} from "./queries.ts";
export { readImport } from "./read.ts";
export { runImport } from "./run.ts";
export { deleteMapping, renameMapping, saveMapping } from "./save-mapping.ts";
export { startImport } from "./start.ts";
export { undoImport } from "./undo.ts";
export { type UpdatedMapping, updateImport } from "./update.ts";
