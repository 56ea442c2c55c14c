export { type BinItem, listBin } from "./queries.ts";
export { RestoreMappingInput, restoreMapping } from "./restore.ts";
