export { analyseDriversOf, type DriverReport } from "./queries.ts";
export { AnalyseDriversInput } from "./schema.ts";
export type { WeighedDrivers } from "./weigh.ts";
