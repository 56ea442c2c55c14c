export { type AuditCheck, checkAuditChain } from "./check.ts";
export { exportAuditLog } from "./export.ts";
export { type AuditItem, type AuditPage, listAuditEntries, listAuditFilters } from "./queries.ts";
export { recordAudit } from "./record.ts";
export { ExportAuditInput, ListAuditInput } from "./schema.ts";
