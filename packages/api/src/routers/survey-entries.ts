import {
  getSurveyEntries,
  listEnterableSurveys,
  MakeAgentLinkInput,
  MakeKioskLinkInput,
  makeAgentLink,
  makeKioskLink,
  SetKioskPinInput,
  SurveyEntriesInput,
  setPin,
  UpdateEmbedInput,
  updateEmbed,
} from "@heard/core/survey-entries";
import { procedure, router } from "../trpc/base.ts";

export const surveyEntriesRouter = router({
  get: procedure("survey.read")
    .input(SurveyEntriesInput)
    .query(({ ctx, input }) => getSurveyEntries(ctx.service, input)),
  enterable: procedure("survey.enter").query(({ ctx }) => listEnterableSurveys(ctx.service)),
  updateEmbed: procedure("survey.edit")
    .input(UpdateEmbedInput)
    .mutation(({ ctx, input }) => updateEmbed(ctx.service, input)),
  setPin: procedure("survey.edit")
    .input(SetKioskPinInput)
    .mutation(({ ctx, input }) => setPin(ctx.service, input)),
  kioskLink: procedure("survey.publish")
    .input(MakeKioskLinkInput)
    .mutation(({ ctx, input }) => makeKioskLink(ctx.service, input, { authSecret: ctx.authSecret })),
  agentLink: procedure("survey.enter")
    .input(MakeAgentLinkInput)
    .mutation(({ ctx, input }) => makeAgentLink(ctx.service, input, { authSecret: ctx.authSecret })),
});
