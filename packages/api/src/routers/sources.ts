import {
  CreateSourceInput,
  createSource,
  DeleteSourceInput,
  deleteSource,
  listSourceMoves,
  listSources,
  RestoreSourceInput,
  restoreSource,
  UpdateSourceInput,
  updateSource,
} from "@heard/core/sources";
import { procedure, router } from "../trpc/base.ts";

export const sourcesRouter = router({
  list: procedure("source.edit").query(({ ctx }) => listSources(ctx.service)),
  /** Large ones on their way into the bin or out of it. */
  moves: procedure("bin.restore").query(({ ctx }) => listSourceMoves(ctx.service)),
  create: procedure("source.edit")
    .input(CreateSourceInput)
    .mutation(({ ctx, input }) => createSource(ctx.service, input)),
  update: procedure("source.edit")
    .input(UpdateSourceInput)
    .mutation(({ ctx, input }) => updateSource(ctx.service, input)),
  delete: procedure("source.edit")
    .input(DeleteSourceInput)
    .mutation(({ ctx, input }) => deleteSource(ctx.service, input)),
  restore: procedure("bin.restore")
    .input(RestoreSourceInput)
    .mutation(({ ctx, input }) => restoreSource(ctx.service, input)),
});
