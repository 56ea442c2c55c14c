export { type ItemResult, type RecordResponsesInput, type RecordResponsesResult, recordResponses } from "./record.ts";
export type { ItemError } from "./rules.ts";
export { ResponseInput } from "./schema.ts";
