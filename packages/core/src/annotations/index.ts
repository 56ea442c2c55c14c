export { addAnnotation } from "./add.ts";
export { type Annotation, listAnnotations } from "./queries.ts";
export { removeAnnotation } from "./remove.ts";
export { restoreAnnotation } from "./restore.ts";
export { AddAnnotationInput, AnnotationInput, UpdateAnnotationInput } from "./schema.ts";
export { updateAnnotation } from "./update.ts";
