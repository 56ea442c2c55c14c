export { FindUnknownInput, findUnknown } from "./find-unknown.ts";
export { getMeasures } from "./get.ts";
export type {
  Measure,
  MeasureGroup,
  MeasurePoint,
  MeasureResult,
  MeasureScale,
} from "./measure.ts";
export { methodsOf, type Unit } from "./methods.ts";
export { MeasureFilters, MeasureQuery } from "./schema.ts";
