import { getInstallationStatus } from "@heard/core/operations";
import { procedure, router } from "../trpc/base.ts";

export const operationsRouter = router({
  status: procedure("organisation.edit").query(({ ctx }) => getInstallationStatus(ctx.service)),
});
