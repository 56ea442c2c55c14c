import { ReadConsistencyInput, readConsistency } from "@heard/core/consistency";
import { procedure, router } from "../trpc/base.ts";

export const consistencyRouter = router({
  /** How far units are apart beyond chance, and in which order they stand. */
  read: procedure("measure.read")
    .input(ReadConsistencyInput)
    .query(({ ctx, input }) => readConsistency(ctx.service, input)),
});
