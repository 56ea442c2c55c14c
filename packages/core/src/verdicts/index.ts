export { forecastGoal, type GoalForecast } from "./forecast.ts";
export { getVerdict, getVerdictNow, type PlanVerdictReport, type VerdictPeriod } from "./queries.ts";
export { ForecastGoalInput } from "./schema.ts";
