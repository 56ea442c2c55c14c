export { type BinItem, listBin } from "./queries.ts";
export { RestoreMappingInput, restoreMapping } from "./restore.ts";
export { RestoreItemInput, restoreItem } from "./restore-item.ts";
