import {
  checkAuditChain,
  ExportAuditInput,
  exportAuditLog,
  ListAuditInput,
  listAuditEntries,
  listAuditFilters,
} from "@heard/core/audit";
import { procedure, router } from "../trpc/base.ts";

export const auditRouter = router({
  list: procedure("audit.read")
    .input(ListAuditInput)
    .query(({ ctx, input }) => listAuditEntries(ctx.service, input)),
  filters: procedure("audit.read").query(({ ctx }) => listAuditFilters(ctx.service)),
  chain: procedure("audit.read").query(({ ctx }) => checkAuditChain(ctx.service)),
  // It leaves a trace on the log, so it is no query.
  export: procedure("audit.read")
    .input(ExportAuditInput)
    .mutation(({ ctx, input }) => exportAuditLog(ctx.service, input)),
});
