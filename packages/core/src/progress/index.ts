export { getMyDay, getMyImpact, getMyPart, type ImpactItem, type MyDay } from "./queries.ts";
export { SearchLibraryInput } from "./schema.ts";
export { type Library, type LibraryItem, searchLibrary } from "./search-library.ts";
