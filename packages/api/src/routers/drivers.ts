import { AnalyseDriversInput, analyseDriversOf } from "@heard/core/drivers";
import { procedure, router } from "../trpc/base.ts";

export const driversRouter = router({
  /** Which drivers go with a score, and how well each does. */
  analyse: procedure("measure.read")
    .input(AnalyseDriversInput)
    .query(({ ctx, input }) => analyseDriversOf(ctx.service, input)),
});
