export { type EventDelay, getEventDelay } from "./queries.ts";
export { type RecordEventsResult, recordEvents } from "./record.ts";
export { EventItem } from "./schema.ts";
