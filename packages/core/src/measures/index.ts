export { getMeasures } from "./get.ts";
export type {
  Change,
  Exclusion,
  Interval,
  Measure,
  MeasureGroup,
  MeasurePoint,
  MeasureResult,
  MeasureScale,
  Verdict,
} from "./measure.ts";
export { type Method, methodsOf, type Unit, unitOf } from "./methods.ts";
export { MeasureFilters, MeasureQuery } from "./schema.ts";
