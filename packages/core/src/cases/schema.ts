import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { CalendarDay } from "../measures/schema.ts";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { keptText, saidText, visibleText } from "../visible-text.ts";
import {
  caseCauses,
  haveOverlap,
  longestNote,
  longestTitle,
  mostHolidays,
  mostSteps,
  mostWords,
  weeklyMinutes,
} from "./rules.ts";

const CaseInput = z.strictObject({ caseId: RecordId });

/** The change that was looked at: who writes over another's is told. */
const seen = { revision: z.int().min(1) };

const listStates = ["open", "closed", "all"] as const;
export const ListCasesInput = z.strictObject({
  state: z.enum(listStates).default("open"),
  kind: z.enum(["recovery", "thanks"]).optional(),
  /** The reader's own alone. */
  isMine: z.boolean().default(false),
  touchpoint: CatalogueKey.optional(),
});
export type ListCasesInput = z.input<typeof ListCasesInput>;

export const CaseNumberInput = z.strictObject({ number: z.int().min(1).max(2_147_483_647) });
export type CaseNumberInput = z.input<typeof CaseNumberInput>;

export const OpenCaseInput = z.strictObject({
  title: visibleText(longestTitle),
  playbookId: RecordId,
  responseId: z.uuid(),
  ownerId: RecordId.nullable().default(null),
  /** Whom it goes up to when its time is over. */
  escalateTo: RecordId.nullable().default(null),
});
export type OpenCaseInput = z.input<typeof OpenCaseInput>;

/** Ticks of different steps do not write over each other, so none names a revision. */
export const CheckCaseStepInput = CaseInput.extend({
  step: z
    .int()
    .min(0)
    .max(mostSteps - 1),
  isDone: z.boolean(),
});
export type CheckCaseStepInput = z.input<typeof CheckCaseStepInput>;

export const AssignCaseInput = CaseInput.extend({ ...seen, ownerId: RecordId.nullable() });
export type AssignCaseInput = z.input<typeof AssignCaseInput>;

export const NoteCaseInput = CaseInput.extend({ note: saidText(longestNote) });
export type NoteCaseInput = z.input<typeof NoteCaseInput>;

export const PauseCaseInput = CaseInput.extend({ ...seen, reason: saidText(longestNote) });
export type PauseCaseInput = z.input<typeof PauseCaseInput>;

export const ResumeCaseInput = CaseInput.extend(seen);
export type ResumeCaseInput = z.input<typeof ResumeCaseInput>;

export const CloseCaseInput = CaseInput.extend({
  ...seen,
  cause: z.enum(caseCauses),
  action: saidText(longestNote),
});
export type CloseCaseInput = z.input<typeof CloseCaseInput>;

export const MergeCasesInput = CaseInput.extend({ ...seen, intoCaseId: RecordId });
export type MergeCasesInput = z.input<typeof MergeCasesInput>;

const Time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "a time such as 09:30");
const WorkingHours = z
  .strictObject({ weekday: z.int().min(1).max(7), from: Time, to: Time })
  .refine(({ from, to }) => from < to, { error: "hours that end after they begin" });

export const UpdateCaseSettingsInput = z.strictObject({
  ...{ revision: z.int().min(0) },
  hours: z
    .array(WorkingHours)
    .min(1)
    .max(21)
    .refine((hours) => !haveOverlap(hours), { error: "hours that do not run into each other" })
    .refine((hours) => weeklyMinutes(hours) >= 60, { error: "an hour a week, or more" }),
  holidays: z.array(z.strictObject({ day: CalendarDay, name: visibleText(100) })).max(mostHolidays),
});
export type UpdateCaseSettingsInput = z.input<typeof UpdateCaseSettingsInput>;

export const SavePlaybookInput = z.strictObject({
  /** Absent: a new one. */
  playbookId: RecordId.optional(),
  name: visibleText(100),
  steps: z.array(visibleText(longestTitle)).min(1).max(mostSteps),
  hours: z.number().min(0.5).max(1000).multipleOf(0.5),
  seen: Seen,
});
export type SavePlaybookInput = z.input<typeof SavePlaybookInput>;

export const PlaybookInput = z.strictObject({ playbookId: RecordId });
export type PlaybookInput = z.input<typeof PlaybookInput>;

/** What an answer is looked at for: a score, or words. */
export const AnswerCondition = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("score"),
    metric: CatalogueKey,
    comparison: z.enum(["atMost", "atLeast"]),
    value: z.int().min(-1000).max(1000),
  }),
  z.strictObject({ kind: z.literal("words"), words: z.array(keptText(60).trim().min(1)).min(1).max(mostWords) }),
]);

export const SaveCaseRuleInput = z.strictObject({
  /** Absent: a new one. */
  ruleId: RecordId.optional(),
  name: visibleText(100),
  condition: AnswerCondition,
  /** `null`: anywhere. */
  touchpoint: CatalogueKey.nullable(),
  playbookId: RecordId,
  /** `null`: whoever answers for the touchpoint. */
  ownerId: RecordId.nullable(),
  /** Whom a case goes up to when its time is over. */
  escalateTo: RecordId.nullable(),
  seen: Seen,
});
export type SaveCaseRuleInput = z.input<typeof SaveCaseRuleInput>;

export const CaseRuleInput = z.strictObject({ ruleId: RecordId });
export type CaseRuleInput = z.input<typeof CaseRuleInput>;
