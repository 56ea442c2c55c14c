export { allowRedirectHosts } from "./allow-redirect-hosts.ts";
export { checkSurvey, type SurveyCheck } from "./check.ts";
export { closeSurvey } from "./close.ts";
export { createSurvey } from "./create.ts";
export { deleteSurvey } from "./delete.ts";
export { discardDraft } from "./discard-draft.ts";
export { findFace, type SurveyFace } from "./find-face.ts";
export { makeLink, type SurveyLink } from "./make-link.ts";
export { openSurveyLogo } from "./open-logo.ts";
export type { SubmissionDeps } from "./open-survey.ts";
export { pauseSurvey } from "./pause.ts";
export { previewSurvey } from "./preview.ts";
export { publishSurvey } from "./publish.ts";
export {
  diffSurveyVersions,
  getSurvey,
  getSurveyByKey,
  getSurveyVersion,
  listSurveys,
  type SurveyDetail,
  type SurveyItem,
} from "./queries.ts";
export { AnswersInput, recordAnswers } from "./record-answers.ts";
export { renameSurvey } from "./rename.ts";
export { reopenSurvey } from "./reopen.ts";
export { resumeSurvey } from "./resume.ts";
export { resumeSubmission } from "./resume-submission.ts";
export { saveDraft } from "./save-draft.ts";
export { saveSubmission } from "./save-submission.ts";
export {
  AllowRedirectHostsInput,
  CreateSurveyInput,
  DiffVersionsInput,
  DraftInput,
  GetVersionInput,
  MakeLinkInput,
  RenameSurveyInput,
  SaveDraftInput,
  SendBackInput,
  SetSurveyPrivacyInput,
  SurveyInput,
  SurveyKeyInput,
  UpdateSurveyInput,
} from "./schema.ts";
export { sendBackSurvey } from "./send-back.ts";
export { sendToReview } from "./send-to-review.ts";
export { setSurveyPrivacy } from "./set-privacy.ts";
export { startSubmission } from "./start-submission.ts";
export { storeAnswerFile } from "./store-answer-file.ts";
export { updateSurvey } from "./update.ts";
