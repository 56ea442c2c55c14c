export { addAnnotation } from "./add.ts";
export { listAnnotations } from "./queries.ts";
export { removeAnnotation } from "./remove.ts";
export { AddAnnotationInput, AnnotationInput } from "./schema.ts";
