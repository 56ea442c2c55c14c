import { listBin, RestoreItemInput, RestoreMappingInput, restoreItem, restoreMapping } from "@heard/core/bin";
import { procedure, router } from "../trpc/base.ts";

/** What lies in the bin. What is in it comes back by the verb of its own kind: a source, a saved view, a mapping. */
export const binRouter = router({
  list: procedure("savedView.own").query(({ ctx }) => listBin(ctx.service)),
  restoreMapping: procedure("bin.restore")
    .input(RestoreMappingInput)
    .mutation(({ ctx, input }) => restoreMapping(ctx.service, input)),
  /** A touchpoint, a channel or a segment field. */
  restoreItem: procedure("bin.restore")
    .input(RestoreItemInput)
    .mutation(({ ctx, input }) => restoreItem(ctx.service, input)),
});
