export { archivePlaybook } from "./archive-playbook.ts";
export { archiveCaseRule } from "./archive-rule.ts";
export { assignCase } from "./assign.ts";
export { checkCaseStep } from "./check-step.ts";
export { closeCase } from "./close.ts";
export { type CaseRuleItem, type CaseSettings, getCaseSettings } from "./get-settings.ts";
export { type Advocate, listAdvocates } from "./list-advocates.ts";
export { mergeCases } from "./merge.ts";
export { noteCase } from "./note.ts";
export { openCase } from "./open.ts";
export { pauseCase } from "./pause.ts";
export { type CaseDetail, type CaseItem, type CaseReport, getCase, listCases } from "./queries.ts";
export type { CaseConfirmation } from "./read-confirmation.ts";
export { resumeCase } from "./resume.ts";
export { savePlaybook } from "./save-playbook.ts";
export { saveCaseRule } from "./save-rule.ts";
export {
  AssignCaseInput,
  CaseNumberInput,
  CaseRuleInput,
  CheckCaseStepInput,
  CloseCaseInput,
  ListCasesInput,
  MergeCasesInput,
  NoteCaseInput,
  OpenCaseInput,
  PauseCaseInput,
  PlaybookInput,
  ResumeCaseInput,
  SaveCaseRuleInput,
  SavePlaybookInput,
  UpdateCaseSettingsInput,
} from "./schema.ts";
export { updateCaseSettings } from "./update-settings.ts";
