import { listTrace, TraceInput } from "@heard/core/trace/list";
import { procedure, router } from "../trpc/base.ts";

export const traceRouter = router({
  list: procedure("response.read")
    .input(TraceInput)
    .query(({ ctx, input }) => listTrace(ctx.service, input)),
});
