export { type BinItem, type BinKind, listBin } from "./queries.ts";
export { RestoreMappingInput, restoreMapping } from "./restore.ts";
