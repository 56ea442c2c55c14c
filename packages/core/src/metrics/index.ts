export { archiveMetric } from "./archive.ts";
export { changeMetricScale } from "./change-scale.ts";
export { createMetric } from "./create.ts";
export { moveMetric } from "./move.ts";
export { getRegistry, type Registry, type RegistryMetric, type RegistryScale } from "./queries.ts";
export { restoreMetric } from "./restore.ts";
export {
  ChangeMetricScaleInput,
  CreateMetricInput,
  MetricInput,
  MoveMetricInput,
  UpdateMetricInput,
} from "./schema.ts";
export { updateMetric } from "./update.ts";
