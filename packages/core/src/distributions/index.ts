export { createDistribution } from "./create.ts";
export { deleteDistribution } from "./delete.ts";
export { draftDistribution } from "./draft.ts";
export { endDistribution } from "./end.ts";
export { pauseDistribution } from "./pause.ts";
export { type AudiencePreview, previewAudience } from "./preview-audience.ts";
export { type DistributionItem, getDistribution, listDistributions } from "./queries.ts";
export { replayDistribution } from "./replay.ts";
export { resumeDistribution } from "./resume.ts";
export {
  CreateDistributionInput,
  DistributionInput,
  DraftDistributionInput,
  ListDistributionsInput,
  PreviewAudienceInput,
  SendTestLetterInput,
  UpdateDistributionInput,
} from "./schema.ts";
export { sendTestLetter } from "./send-test-letter.ts";
export { startDistribution } from "./start.ts";
export { updateDistribution } from "./update.ts";
