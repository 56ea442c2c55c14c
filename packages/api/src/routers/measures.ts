import { FindUnknownInput, findUnknown, getMeasures, MeasureQuery } from "@heard/core/measures";
import * as z from "zod";
import { procedure, router } from "../trpc/base.ts";

export const measuresRouter = router({
  /** Everything a screen shows, from one snapshot. */
  many: procedure("measure.read")
    .input(z.strictObject({ queries: z.array(MeasureQuery).min(1).max(200) }))
    .query(({ ctx, input }) => getMeasures(ctx.service, input.queries)),
  /** What an address names and the organisation does not have. */
  unknown: procedure("catalogue.read")
    .input(FindUnknownInput)
    .query(({ ctx, input }) => findUnknown(ctx.service, input)),
});
