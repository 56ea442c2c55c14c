import {
  getListeningCoverage,
  ListeningPathInput,
  RegisterListeningPathInput,
  registerListeningPath,
  removeListeningPath,
  UpdateListeningPathInput,
  updateListeningPath,
} from "@heard/core/listening-paths";
import { procedure, router } from "../trpc/base.ts";

export const listeningPathsRouter = router({
  coverage: procedure("measure.read").query(({ ctx }) => getListeningCoverage(ctx.service)),
  register: procedure("source.edit")
    .input(RegisterListeningPathInput)
    .mutation(({ ctx, input }) => registerListeningPath(ctx.service, input)),
  update: procedure("source.edit")
    .input(UpdateListeningPathInput)
    .mutation(({ ctx, input }) => updateListeningPath(ctx.service, input)),
  remove: procedure("source.edit")
    .input(ListeningPathInput)
    .mutation(({ ctx, input }) => removeListeningPath(ctx.service, input)),
});
