import {
  AllowRedirectHostsInput,
  allowRedirectHosts,
  CreateSurveyInput,
  checkSurvey,
  closeSurvey,
  createSurvey,
  DiffVersionsInput,
  DraftInput,
  deleteSurvey,
  diffSurveyVersions,
  discardDraft,
  GetVersionInput,
  getSurvey,
  getSurveyByKey,
  getSurveyVersion,
  listSurveys,
  MakeLinkInput,
  makeLink,
  pauseSurvey,
  previewSurvey,
  publishSurvey,
  RenameSurveyInput,
  renameSurvey,
  reopenSurvey,
  resumeSurvey,
  SaveDraftInput,
  SendBackInput,
  SetSurveyPrivacyInput,
  SurveyInput,
  SurveyKeyInput,
  saveDraft,
  sendBackSurvey,
  sendToReview,
  setSurveyPrivacy,
  UpdateSurveyInput,
  updateSurvey,
} from "@heard/core/surveys";
import { DrawSurveyInput, drawDraft } from "../http/survey-page/draw-draft.ts";
import { procedure, router } from "../trpc/base.ts";

export const surveysRouter = router({
  list: procedure("survey.read").query(({ ctx }) => listSurveys(ctx.service)),
  get: procedure("survey.read")
    .input(SurveyInput)
    .query(({ ctx, input }) => getSurvey(ctx.service, input)),
  byKey: procedure("survey.read")
    .input(SurveyKeyInput)
    .query(({ ctx, input }) => getSurveyByKey(ctx.service, input)),
  version: procedure("survey.read")
    .input(GetVersionInput)
    .query(({ ctx, input }) => getSurveyVersion(ctx.service, input)),
  diff: procedure("survey.read")
    .input(DiffVersionsInput)
    .query(({ ctx, input }) => diffSurveyVersions(ctx.service, input)),
  check: procedure("survey.read")
    .input(SurveyInput)
    .query(({ ctx, input }) => checkSurvey(ctx.service, input)),
  /** Asked for while somebody types, with all that they have typed: too much for an address. */
  draw: procedure("survey.read")
    .input(DrawSurveyInput)
    .mutation(({ ctx, input }) => drawDraft(input, ctx.now)),
  link: procedure("survey.read")
    .input(MakeLinkInput)
    .query(({ ctx, input }) => makeLink(ctx.service, input, { authSecret: ctx.authSecret })),
  preview: procedure("survey.read")
    .input(SurveyInput)
    .mutation(({ ctx, input }) => previewSurvey(ctx.service, input, { authSecret: ctx.authSecret })),
  create: procedure("survey.edit")
    .input(CreateSurveyInput)
    .mutation(({ ctx, input }) => createSurvey(ctx.service, input)),
  saveDraft: procedure("survey.edit")
    .input(SaveDraftInput)
    .mutation(({ ctx, input }) => saveDraft(ctx.service, input)),
  discardDraft: procedure("survey.edit")
    .input(DraftInput)
    .mutation(({ ctx, input }) => discardDraft(ctx.service, input)),
  sendToReview: procedure("survey.edit")
    .input(DraftInput)
    .mutation(({ ctx, input }) => sendToReview(ctx.service, input)),
  sendBack: procedure("survey.publish")
    .input(SendBackInput)
    .mutation(({ ctx, input }) => sendBackSurvey(ctx.service, input)),
  publish: procedure("survey.publish")
    .input(DraftInput)
    .mutation(({ ctx, input }) => publishSurvey(ctx.service, input)),
  pause: procedure("survey.publish")
    .input(SurveyInput)
    .mutation(({ ctx, input }) => pauseSurvey(ctx.service, input)),
  resume: procedure("survey.publish")
    .input(SurveyInput)
    .mutation(({ ctx, input }) => resumeSurvey(ctx.service, input)),
  close: procedure("survey.publish")
    .input(SurveyInput)
    .mutation(({ ctx, input }) => closeSurvey(ctx.service, input)),
  reopen: procedure("survey.publish")
    .input(SurveyInput)
    .mutation(({ ctx, input }) => reopenSurvey(ctx.service, input)),
  rename: procedure("survey.edit")
    .input(RenameSurveyInput)
    .mutation(({ ctx, input }) => renameSurvey(ctx.service, input)),
  setPrivacy: procedure("response.erase")
    .input(SetSurveyPrivacyInput)
    .mutation(({ ctx, input }) => setSurveyPrivacy(ctx.service, input)),
  update: procedure("survey.edit")
    .input(UpdateSurveyInput)
    .mutation(({ ctx, input }) => updateSurvey(ctx.service, input)),
  delete: procedure("survey.edit")
    .input(SurveyInput)
    .mutation(({ ctx, input }) => deleteSurvey(ctx.service, input)),
  allowRedirectHosts: procedure("organisation.edit")
    .input(AllowRedirectHostsInput)
    .mutation(({ ctx, input }) => allowRedirectHosts(ctx.service, input)),
});
