export { type RecordResponsesResult, recordResponses } from "./record.ts";
export { ResponseInput } from "./schema.ts";
