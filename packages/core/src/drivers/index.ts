export { analyseDriversOf, type DriverReport } from "./queries.ts";
export { AnalyseDriversInput } from "./schema.ts";
export type { WeighedDriver, WeighedDrivers } from "./weigh.ts";
