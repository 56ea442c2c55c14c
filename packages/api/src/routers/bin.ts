import { DeleteMappingInput, deleteMapping, listBin, RestoreMappingInput, restoreMapping } from "@heard/core/bin";
import { DeleteSourceInput, deleteSource } from "@heard/core/sources/delete";
import { RestoreSourceInput, restoreSource } from "@heard/core/sources/restore";
import { procedure, router } from "../trpc/base.ts";

/** What goes into the bin and comes back. Saved views have their own router, for they belong to one member. */
export const binRouter = router({
  list: procedure("savedView.own").query(({ ctx }) => listBin(ctx.service)),
  deleteSource: procedure("source.edit")
    .input(DeleteSourceInput)
    .mutation(({ ctx, input }) => deleteSource(ctx.service, input)),
  restoreSource: procedure("bin.restore")
    .input(RestoreSourceInput)
    .mutation(({ ctx, input }) => restoreSource(ctx.service, input)),
  deleteMapping: procedure("import.run")
    .input(DeleteMappingInput)
    .mutation(({ ctx, input }) => deleteMapping(ctx.service, input)),
  restoreMapping: procedure("bin.restore")
    .input(RestoreMappingInput)
    .mutation(({ ctx, input }) => restoreMapping(ctx.service, input)),
});
