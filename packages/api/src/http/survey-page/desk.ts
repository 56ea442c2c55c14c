import { checkPin, openEmbed } from "@heard/core/survey-entries";
import {
  findFace,
  openSurveyLogo,
  resumeSubmission,
  type SubmissionDeps,
  saveSubmission,
  startSubmission,
  storeAnswerFile,
} from "@heard/core/surveys";

/** What keeps the answers. */
export type SurveyDesk = {
  start: (input: Parameters<typeof startSubmission>[0]) => ReturnType<typeof startSubmission>;
  resume: (input: Parameters<typeof resumeSubmission>[0]) => ReturnType<typeof resumeSubmission>;
  storeFile: (input: Parameters<typeof storeAnswerFile>[0]) => ReturnType<typeof storeAnswerFile>;
  openLogo: (input: Parameters<typeof openSurveyLogo>[0]) => ReturnType<typeof openSurveyLogo>;
  openEmbed: (input: Parameters<typeof openEmbed>[0]) => ReturnType<typeof openEmbed>;
  checkPin: (input: Parameters<typeof checkPin>[0]) => ReturnType<typeof checkPin>;
  findFace: typeof findFace;
  save: (input: Parameters<typeof saveSubmission>[0]) => ReturnType<typeof saveSubmission>;
};

/** A way through a survey, as somebody opened it. */
export type OpenSubmission = Awaited<ReturnType<SurveyDesk["start"]>>;
/** Why an answer is kept out of the numbers until somebody has looked at it. */
export type Suspicion = NonNullable<Parameters<SurveyDesk["save"]>[0]["suspicion"]>;

/** The submissions of this installation. */
export const createSurveyDesk = (deps: SubmissionDeps & { dataDir: string }): SurveyDesk => ({
  start: (input) => startSubmission(input, deps),
  resume: (input) => resumeSubmission(input, deps),
  storeFile: (input) => storeAnswerFile(input, deps),
  openLogo: (input) => openSurveyLogo(input, deps),
  openEmbed: (input) => openEmbed(input, deps),
  checkPin: (input) => checkPin(input, deps),
  findFace,
  save: (input) => saveSubmission(input, deps),
});
