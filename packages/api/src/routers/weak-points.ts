import { ReadWeakPointsInput, readWeakPoints, SetFixabilityInput, setFixability } from "@heard/core/weak-points";
import { procedure, router } from "../trpc/base.ts";

export const weakPointsRouter = router({
  /** Where the whole has most to gain: impact × volume × fixability. */
  read: procedure("measure.read")
    .input(ReadWeakPointsInput)
    .query(({ ctx, input }) => readWeakPoints(ctx.service, input)),
  setFixability: procedure("fixability.set")
    .input(SetFixabilityInput)
    .mutation(({ ctx, input }) => setFixability(ctx.service, input)),
});
