import { getMyDay, getMyImpact, getMyPart, SearchLibraryInput, searchLibrary } from "@heard/core/progress";
import { procedure, router } from "../trpc/base.ts";

const own = procedure("follow.own");

export const progressRouter = router({
  day: own.query(({ ctx }) => getMyDay(ctx.service)),
  part: own.query(({ ctx }) => getMyPart(ctx.service)),
  impact: own.query(({ ctx }) => getMyImpact(ctx.service)),
  planLibrary: procedure("plan.read")
    .input(SearchLibraryInput)
    .query(({ ctx, input }) => searchLibrary(ctx.service, input)),
});
