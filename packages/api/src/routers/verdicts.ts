import { PlanInput } from "@heard/core/improvement-plans";
import { ForecastGoalInput, forecastGoal, getVerdict, getVerdictNow } from "@heard/core/verdicts";
import { procedure, router } from "../trpc/base.ts";

export const verdictsRouter = router({
  ofPlan: procedure("plan.read")
    .input(PlanInput)
    .query(({ ctx, input }) => getVerdict(ctx.service, input)),
  now: procedure("plan.read")
    .input(PlanInput)
    .query(({ ctx, input }) => getVerdictNow(ctx.service, input)),
  forecast: procedure("plan.read")
    .input(ForecastGoalInput)
    .query(({ ctx, input }) => forecastGoal(ctx.service, input)),
});
