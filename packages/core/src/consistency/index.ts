export { type ConsistencyReport, readConsistency } from "./queries.ts";
export { ReadConsistencyInput } from "./schema.ts";
