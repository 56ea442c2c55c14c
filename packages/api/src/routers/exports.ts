import { listExports, stopExport } from "@heard/core/exports";
import * as z from "zod";
import { procedure, router } from "../trpc/base.ts";

/** Large exports under way and ready; they are started where files are taken, at `/exports/{organisation}`. */
export const exportsRouter = router({
  list: procedure("export.create").query(({ ctx }) => listExports(ctx.service)),
  stop: procedure("export.create")
    .input(z.strictObject({ id: z.uuid() }))
    .mutation(({ ctx, input }) => stopExport(ctx.service, input)),
});
