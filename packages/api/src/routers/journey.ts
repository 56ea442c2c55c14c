import {
  archiveStage,
  archiveTouchpoint,
  CreateStageInput,
  CreateTouchpointInput,
  createStage,
  createTouchpoint,
  deleteTouchpoint,
  getJourney,
  listJourneyVersions,
  MoveStageInput,
  MoveTouchpointInput,
  moveStage,
  moveTouchpoint,
  restoreStage,
  restoreTouchpoint,
  StageInput,
  TouchpointInput,
  UpdateStageInput,
  UpdateTouchpointInput,
  updateStage,
  updateTouchpoint,
} from "@heard/core/journey";
import { procedure, router } from "../trpc/base.ts";

export const journeyRouter = router({
  read: procedure("journey.edit").query(({ ctx }) => getJourney(ctx.service)),
  versions: procedure("journey.edit").query(({ ctx }) => listJourneyVersions(ctx.service)),
  createStage: procedure("journey.edit")
    .input(CreateStageInput)
    .mutation(({ ctx, input }) => createStage(ctx.service, input)),
  updateStage: procedure("journey.edit")
    .input(UpdateStageInput)
    .mutation(({ ctx, input }) => updateStage(ctx.service, input)),
  moveStage: procedure("journey.edit")
    .input(MoveStageInput)
    .mutation(({ ctx, input }) => moveStage(ctx.service, input)),
  archiveStage: procedure("journey.edit")
    .input(StageInput)
    .mutation(({ ctx, input }) => archiveStage(ctx.service, input)),
  restoreStage: procedure("journey.edit")
    .input(StageInput)
    .mutation(({ ctx, input }) => restoreStage(ctx.service, input)),
  createTouchpoint: procedure("journey.edit")
    .input(CreateTouchpointInput)
    .mutation(({ ctx, input }) => createTouchpoint(ctx.service, input)),
  updateTouchpoint: procedure("journey.edit")
    .input(UpdateTouchpointInput)
    .mutation(({ ctx, input }) => updateTouchpoint(ctx.service, input)),
  moveTouchpoint: procedure("journey.edit")
    .input(MoveTouchpointInput)
    .mutation(({ ctx, input }) => moveTouchpoint(ctx.service, input)),
  archiveTouchpoint: procedure("journey.edit")
    .input(TouchpointInput)
    .mutation(({ ctx, input }) => archiveTouchpoint(ctx.service, input)),
  restoreTouchpoint: procedure("journey.edit")
    .input(TouchpointInput)
    .mutation(({ ctx, input }) => restoreTouchpoint(ctx.service, input)),
  deleteTouchpoint: procedure("journey.edit")
    .input(TouchpointInput)
    .mutation(({ ctx, input }) => deleteTouchpoint(ctx.service, input)),
});
