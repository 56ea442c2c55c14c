export { forecastGoal, type GoalForecast } from "./forecast.ts";
export { getVerdict, getVerdictNow, type PlanVerdictReport } from "./queries.ts";
export type { VerdictPeriod } from "./read-baseline.ts";
export { ForecastGoalInput } from "./schema.ts";
