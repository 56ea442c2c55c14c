import {
  archiveMetric,
  ChangeMetricScaleInput,
  CreateMetricInput,
  changeMetricScale,
  createMetric,
  getRegistry,
  MetricInput,
  MoveMetricInput,
  moveMetric,
  restoreMetric,
  UpdateMetricInput,
  updateMetric,
} from "@heard/core/metrics";
import { procedure, router } from "../trpc/base.ts";

export const metricsRouter = router({
  registry: procedure("metric.edit").query(({ ctx }) => getRegistry(ctx.service)),
  create: procedure("metric.edit")
    .input(CreateMetricInput)
    .mutation(({ ctx, input }) => createMetric(ctx.service, input)),
  update: procedure("metric.edit")
    .input(UpdateMetricInput)
    .mutation(({ ctx, input }) => updateMetric(ctx.service, input)),
  changeScale: procedure("metric.edit")
    .input(ChangeMetricScaleInput)
    .mutation(({ ctx, input }) => changeMetricScale(ctx.service, input)),
  move: procedure("metric.edit")
    .input(MoveMetricInput)
    .mutation(({ ctx, input }) => moveMetric(ctx.service, input)),
  archive: procedure("metric.edit")
    .input(MetricInput)
    .mutation(({ ctx, input }) => archiveMetric(ctx.service, input)),
  restore: procedure("metric.edit")
    .input(MetricInput)
    .mutation(({ ctx, input }) => restoreMetric(ctx.service, input)),
});
