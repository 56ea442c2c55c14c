export { assertSafeRoles, closeDatabase, configureDatabase, ownKey, type Transaction } from "./client.ts";
export { ingest } from "./ingest.ts";
export { ingestChunk, internChunkCells } from "./ingest-chunk.ts";
export { lookup } from "./lookup.ts";
export { personLookup } from "./person-lookup.ts";
export { type TenantOptions, withTenant } from "./tenant.ts";
