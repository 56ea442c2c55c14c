export { getMyDay, getMyImpact, getMyPart, type ImpactItem } from "./queries.ts";
export type { MyDay } from "./read-day.ts";
export { SearchLibraryInput } from "./schema.ts";
export { type Library, type LibraryItem, searchLibrary } from "./search-library.ts";
