export { addBenchmark } from "./add.ts";
export { type BenchmarkItem, type BenchmarkReport, listBenchmarks } from "./queries.ts";
export { removeBenchmark } from "./remove.ts";
export { restoreBenchmark } from "./restore.ts";
export { AddBenchmarkInput, BenchmarkInput } from "./schema.ts";
