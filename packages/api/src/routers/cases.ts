import {
  AssignCaseInput,
  archiveCaseRule,
  archivePlaybook,
  assignCase,
  CaseNumberInput,
  CaseRuleInput,
  CheckCaseStepInput,
  CloseCaseInput,
  checkCaseStep,
  closeCase,
  getCase,
  getCaseSettings,
  ListCasesInput,
  listAdvocates,
  listCases,
  MergeCasesInput,
  mergeCases,
  NoteCaseInput,
  noteCase,
  OpenCaseInput,
  openCase,
  PauseCaseInput,
  PlaybookInput,
  pauseCase,
  ResumeCaseInput,
  resumeCase,
  SaveCaseRuleInput,
  SavePlaybookInput,
  saveCaseRule,
  savePlaybook,
  UpdateCaseSettingsInput,
  updateCaseSettings,
} from "@heard/core/cases";
import { procedure, router } from "../trpc/base.ts";

export const casesRouter = router({
  list: procedure("case.read")
    .input(ListCasesInput)
    .query(({ ctx, input }) => listCases(ctx.service, input)),
  byNumber: procedure("case.read")
    .input(CaseNumberInput)
    .query(({ ctx, input }) => getCase(ctx.service, input)),
  advocates: procedure("case.read").query(({ ctx }) => listAdvocates(ctx.service)),
  settings: procedure("case.read").query(({ ctx }) => getCaseSettings(ctx.service)),
  open: procedure("case.work")
    .input(OpenCaseInput)
    .mutation(({ ctx, input }) => openCase(ctx.service, input)),
  checkStep: procedure("case.work")
    .input(CheckCaseStepInput)
    .mutation(({ ctx, input }) => checkCaseStep(ctx.service, input)),
  assign: procedure("case.work")
    .input(AssignCaseInput)
    .mutation(({ ctx, input }) => assignCase(ctx.service, input)),
  note: procedure("case.work")
    .input(NoteCaseInput)
    .mutation(({ ctx, input }) => noteCase(ctx.service, input)),
  pause: procedure("case.work")
    .input(PauseCaseInput)
    .mutation(({ ctx, input }) => pauseCase(ctx.service, input)),
  resume: procedure("case.work")
    .input(ResumeCaseInput)
    .mutation(({ ctx, input }) => resumeCase(ctx.service, input)),
  merge: procedure("case.work")
    .input(MergeCasesInput)
    .mutation(({ ctx, input }) => mergeCases(ctx.service, input)),
  close: procedure("case.work")
    .input(CloseCaseInput)
    .mutation(({ ctx, input }) => closeCase(ctx.service, input)),
  saveRule: procedure("case.edit")
    .input(SaveCaseRuleInput)
    .mutation(({ ctx, input }) => saveCaseRule(ctx.service, input)),
  archiveRule: procedure("case.edit")
    .input(CaseRuleInput)
    .mutation(({ ctx, input }) => archiveCaseRule(ctx.service, input)),
  savePlaybook: procedure("case.edit")
    .input(SavePlaybookInput)
    .mutation(({ ctx, input }) => savePlaybook(ctx.service, input)),
  archivePlaybook: procedure("case.edit")
    .input(PlaybookInput)
    .mutation(({ ctx, input }) => archivePlaybook(ctx.service, input)),
  updateSettings: procedure("case.edit")
    .input(UpdateCaseSettingsInput)
    .mutation(({ ctx, input }) => updateCaseSettings(ctx.service, input)),
});
