import {
  archiveSegmentField,
  archiveSegmentValue,
  CreateSegmentFieldInput,
  CreateSegmentValueInput,
  createSegmentField,
  createSegmentValue,
  deleteSegmentField,
  listSegments,
  restoreSegmentField,
  restoreSegmentValue,
  SegmentFieldInput,
  SegmentValueInput,
  UpdateSegmentFieldInput,
  UpdateSegmentValueInput,
  updateSegmentField,
  updateSegmentValue,
} from "@heard/core/segments";
import { procedure, router } from "../trpc/base.ts";

export const segmentsRouter = router({
  list: procedure("segment.edit").query(({ ctx }) => listSegments(ctx.service)),
  createField: procedure("segment.edit")
    .input(CreateSegmentFieldInput)
    .mutation(({ ctx, input }) => createSegmentField(ctx.service, input)),
  updateField: procedure("segment.edit")
    .input(UpdateSegmentFieldInput)
    .mutation(({ ctx, input }) => updateSegmentField(ctx.service, input)),
  archiveField: procedure("segment.edit")
    .input(SegmentFieldInput)
    .mutation(({ ctx, input }) => archiveSegmentField(ctx.service, input)),
  restoreField: procedure("segment.edit")
    .input(SegmentFieldInput)
    .mutation(({ ctx, input }) => restoreSegmentField(ctx.service, input)),
  deleteField: procedure("segment.edit")
    .input(SegmentFieldInput)
    .mutation(({ ctx, input }) => deleteSegmentField(ctx.service, input)),
  createValue: procedure("segment.edit")
    .input(CreateSegmentValueInput)
    .mutation(({ ctx, input }) => createSegmentValue(ctx.service, input)),
  updateValue: procedure("segment.edit")
    .input(UpdateSegmentValueInput)
    .mutation(({ ctx, input }) => updateSegmentValue(ctx.service, input)),
  archiveValue: procedure("segment.edit")
    .input(SegmentValueInput)
    .mutation(({ ctx, input }) => archiveSegmentValue(ctx.service, input)),
  restoreValue: procedure("segment.edit")
    .input(SegmentValueInput)
    .mutation(({ ctx, input }) => restoreSegmentValue(ctx.service, input)),
});
