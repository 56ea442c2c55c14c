import {
  archiveScale,
  CreateScaleInput,
  createScale,
  EditScaleInput,
  editScale,
  restoreScale,
  ScaleInput,
} from "@heard/core/scales";
import { procedure, router } from "../trpc/base.ts";

export const scalesRouter = router({
  create: procedure("metric.edit")
    .input(CreateScaleInput)
    .mutation(async ({ ctx, input }) => {
      const { key, version } = await createScale(ctx.service, input);
      return { key, version };
    }),
  edit: procedure("metric.edit")
    .input(EditScaleInput)
    .mutation(async ({ ctx, input }) => {
      const { scale, forked } = await editScale(ctx.service, input);
      return { key: scale.key, version: scale.version, forked };
    }),
  archive: procedure("metric.edit")
    .input(ScaleInput)
    .mutation(({ ctx, input }) => archiveScale(ctx.service, input)),
  restore: procedure("metric.edit")
    .input(ScaleInput)
    .mutation(({ ctx, input }) => restoreScale(ctx.service, input)),
});
