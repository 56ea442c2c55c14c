import {
  AddBenchmarkInput,
  addBenchmark,
  BenchmarkInput,
  listBenchmarks,
  removeBenchmark,
  restoreBenchmark,
} from "@heard/core/benchmarks";
import { procedure, router } from "../trpc/base.ts";

export const benchmarksRouter = router({
  list: procedure("target.read").query(({ ctx }) => listBenchmarks(ctx.service)),
  add: procedure("target.edit")
    .input(AddBenchmarkInput)
    .mutation(({ ctx, input }) => addBenchmark(ctx.service, input)),
  remove: procedure("target.edit")
    .input(BenchmarkInput)
    .mutation(({ ctx, input }) => removeBenchmark(ctx.service, input)),
  restore: procedure("target.edit")
    .input(BenchmarkInput)
    .mutation(({ ctx, input }) => restoreBenchmark(ctx.service, input)),
});
