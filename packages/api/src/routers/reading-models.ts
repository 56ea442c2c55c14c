import {
  AcceptReadingModelInput,
  acceptReadingModel,
  listReadingModels,
  RollBackReadingModelInput,
  rollBackReadingModel,
  SetNeutralBandInput,
  setNeutralBand,
  trainReadingModel,
} from "@heard/core/reading-models";
import { procedure, router } from "../trpc/base.ts";

export const readingModelsRouter = router({
  list: procedure("readingModel.read").query(({ ctx }) => listReadingModels(ctx.service)),
  train: procedure("readingModel.edit").mutation(({ ctx }) => trainReadingModel(ctx.service)),
  accept: procedure("readingModel.edit")
    .input(AcceptReadingModelInput)
    .mutation(({ ctx, input }) => acceptReadingModel(ctx.service, input)),
  rollBack: procedure("readingModel.edit")
    .input(RollBackReadingModelInput)
    .mutation(({ ctx, input }) => rollBackReadingModel(ctx.service, input)),
  setNeutralBand: procedure("readingModel.edit")
    .input(SetNeutralBandInput)
    .mutation(({ ctx, input }) => setNeutralBand(ctx.service, input)),
});
