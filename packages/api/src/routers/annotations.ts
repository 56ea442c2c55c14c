import {
  AddAnnotationInput,
  AnnotationInput,
  addAnnotation,
  listAnnotations,
  removeAnnotation,
  restoreAnnotation,
  UpdateAnnotationInput,
  updateAnnotation,
} from "@heard/core/annotations";
import { procedure, router } from "../trpc/base.ts";

export const annotationsRouter = router({
  list: procedure("measure.read").query(({ ctx }) => listAnnotations(ctx.service)),
  add: procedure("annotation.edit")
    .input(AddAnnotationInput)
    .mutation(({ ctx, input }) => addAnnotation(ctx.service, input)),
  update: procedure("annotation.edit")
    .input(UpdateAnnotationInput)
    .mutation(({ ctx, input }) => updateAnnotation(ctx.service, input)),
  remove: procedure("annotation.edit")
    .input(AnnotationInput)
    .mutation(({ ctx, input }) => removeAnnotation(ctx.service, input)),
  restore: procedure("annotation.edit")
    .input(AnnotationInput)
    .mutation(({ ctx, input }) => restoreAnnotation(ctx.service, input)),
});
