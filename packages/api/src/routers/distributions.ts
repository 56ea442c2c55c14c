import {
  CreateDistributionInput,
  createDistribution,
  DistributionInput,
  DraftDistributionInput,
  deleteDistribution,
  draftDistribution,
  endDistribution,
  getDistribution,
  ListDistributionsInput,
  listDistributions,
  PreviewAudienceInput,
  pauseDistribution,
  previewAudience,
  replayDistribution,
  resumeDistribution,
  SendTestLetterInput,
  sendTestLetter,
  startDistribution,
  UpdateDistributionInput,
  updateDistribution,
} from "@heard/core/distributions";
import { getEventDelay } from "@heard/core/events";
import { AskedInput, ExportLinksInput, exportLinks, sendAskedAgain, withdrawAsked } from "@heard/core/sending";
import { procedure, router } from "../trpc/base.ts";

export const distributionsRouter = router({
  list: procedure("distribution.read")
    .input(ListDistributionsInput)
    .query(({ ctx, input }) => listDistributions(ctx.service, input)),
  get: procedure("distribution.read")
    .input(DistributionInput)
    .query(({ ctx, input }) => getDistribution(ctx.service, input)),
  draft: procedure("distribution.read")
    .input(DraftDistributionInput)
    .query(({ ctx, input }) => draftDistribution(ctx.service, input)),
  preview: procedure("distribution.read")
    .input(PreviewAudienceInput)
    .query(({ ctx, input }) => previewAudience(ctx.service, input)),
  replay: procedure("distribution.read")
    .input(DistributionInput)
    .query(({ ctx, input }) => replayDistribution(ctx.service, input)),
  delay: procedure("distribution.read")
    .input(DistributionInput)
    .query(({ ctx, input }) => getEventDelay(ctx.service, input)),
  create: procedure("distribution.edit")
    .input(CreateDistributionInput)
    .mutation(({ ctx, input }) => createDistribution(ctx.service, input)),
  update: procedure("distribution.edit")
    .input(UpdateDistributionInput)
    .mutation(({ ctx, input }) => updateDistribution(ctx.service, input)),
  delete: procedure("distribution.edit")
    .input(DistributionInput)
    .mutation(({ ctx, input }) => deleteDistribution(ctx.service, input)),
  start: procedure("distribution.edit")
    .input(DistributionInput)
    .mutation(({ ctx, input }) => startDistribution(ctx.service, input)),
  pause: procedure("distribution.edit")
    .input(DistributionInput)
    .mutation(({ ctx, input }) => pauseDistribution(ctx.service, input)),
  resume: procedure("distribution.edit")
    .input(DistributionInput)
    .mutation(({ ctx, input }) => resumeDistribution(ctx.service, input)),
  end: procedure("distribution.edit")
    .input(DistributionInput)
    .mutation(({ ctx, input }) => endDistribution(ctx.service, input)),
  test: procedure("distribution.edit")
    .input(SendTestLetterInput)
    .mutation(({ ctx: { service, site, gatewayUrl, authSecret }, input }) =>
      sendTestLetter(service, input, { site, gatewayUrl, authSecret }),
    ),
  withdraw: procedure("distribution.edit")
    .input(AskedInput)
    .mutation(({ ctx, input }) => withdrawAsked(ctx.service, input)),
  sendAgain: procedure("distribution.edit")
    .input(AskedInput)
    .mutation(({ ctx, input }) => sendAskedAgain(ctx.service, input)),
  // It leaves a trace on the log, so it is no query.
  links: procedure("distribution.edit")
    .input(ExportLinksInput)
    .mutation(({ ctx: { service, gatewayUrl, authSecret }, input }) =>
      exportLinks(service, input, { gatewayUrl, authSecret }),
    ),
});
