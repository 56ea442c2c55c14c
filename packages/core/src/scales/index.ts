export { archiveScale } from "./archive.ts";
export { createScale } from "./create.ts";
export { editScale } from "./edit.ts";
export { restoreScale } from "./restore.ts";
export { CreateScaleInput, EditScaleInput, ScaleInput } from "./schema.ts";
