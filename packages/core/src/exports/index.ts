export { exportFile } from "./export-file.ts";
export { makeExport } from "./make.ts";
export { type ExportRun, listExports } from "./queries.ts";
export { ExportContent, ExportFormat, ExportInput } from "./schema.ts";
export { startExport } from "./start.ts";
export { stopExport } from "./stop.ts";
