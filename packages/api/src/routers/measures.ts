import { getMeasures, MeasureQuery } from "@heard/core/measures";
import * as z from "zod";
import { procedure, router } from "../trpc/base.ts";

export const measuresRouter = router({
  /** Everything a screen shows, from one snapshot. */
  many: procedure("measure.read")
    .input(z.strictObject({ queries: z.array(MeasureQuery).min(1).max(40) }))
    .query(({ ctx, input }) => getMeasures(ctx.service, input.queries)),
});
