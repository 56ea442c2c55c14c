export { type AuditItem, type AuditPage, listAuditEntries, listAuditFilters } from "./queries.ts";
export { type AuditInput, recordAudit } from "./record.ts";
export { ListAuditInput } from "./schema.ts";
