export { getEventDelay } from "./queries.ts";
export { recordEvents } from "./record.ts";
export { EventItem } from "./schema.ts";
