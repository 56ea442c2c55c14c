import { CorrectResponseInput, correctResponse } from "@heard/core/responses/correct";
import { EraseResponseInput, eraseResponse } from "@heard/core/responses/erase";
import {
  QuarantineResponseInput,
  quarantineResponse,
  ReleaseResponseInput,
  releaseResponse,
} from "@heard/core/responses/quarantine";
import { GetResponseInput, getResponse } from "@heard/core/responses/queries";
import { procedure, router } from "../trpc/base.ts";

export const responsesRouter = router({
  byId: procedure("response.read")
    .input(GetResponseInput)
    .query(({ ctx, input }) => getResponse(ctx.service, input)),
  correct: procedure("response.correct")
    .input(CorrectResponseInput)
    .mutation(({ ctx, input }) => correctResponse(ctx.service, input)),
  quarantine: procedure("response.quarantine")
    .input(QuarantineResponseInput)
    .mutation(({ ctx, input }) => quarantineResponse(ctx.service, input)),
  release: procedure("response.quarantine")
    .input(ReleaseResponseInput)
    .mutation(({ ctx, input }) => releaseResponse(ctx.service, input)),
  erase: procedure("response.erase")
    .input(EraseResponseInput)
    .mutation(({ ctx, input }) => eraseResponse(ctx.service, input)),
});
