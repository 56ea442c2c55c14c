import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { RecordId } from "../record-id.ts";
import { type LedgerRule, ledgerRules } from "../sending/rules.ts";
import { keptText } from "../visible-text.ts";

export const ledgerSteps = [
  "eligible",
  "sampled",
  "sent",
  "delivered",
  "opened",
  "started",
  "completed",
  "commented",
] as const;
const everyRule = [...new Set(Object.values(ledgerRules).flat())] as LedgerRule[];
export type LedgerStep = (typeof ledgerSteps)[number];
/** What a list of rows can be asked for besides: no step, for not every letter tells of it. */
export const ledgerMarks = ["letterOpened"] as const;
export type LedgerMark = (typeof ledgerMarks)[number];

/** Of one survey, or of one of its distributions alone. */
export const FunnelInput = z.strictObject({ surveyId: RecordId, distributionId: RecordId.optional() });
export type FunnelInput = z.infer<typeof FunnelInput>;

/** Stands where the key of a contact field would: no key can be called so. */
export const languageField = "~language";
const Known = z.union([CatalogueKey, z.literal(languageField)]);
const End = z.union([keptText(200), z.number()]);

/** People by one thing that is known of them: a value, a band with both ends included, none of these values; `null`: of whom it is not known. */
export const PeopleGroup = z.union([
  z.strictObject({ field: Known, value: keptText(200).nullable() }),
  z.strictObject({ field: Known, from: End, to: End }).refine(({ from, to }) => typeof from === typeof to),
  z.strictObject({ field: Known, notIn: z.array(keptText(200)).min(1).max(20) }),
]);
export type PeopleGroup = z.infer<typeof PeopleGroup>;

/** Which rows of the ledger: everything is an “and”. */
export const ListLedgerInput = z.strictObject({
  surveyId: RecordId,
  distributionId: RecordId.optional(),
  state: z.enum(["sent", "deferred", "suppressed", "failed"]).optional(),
  rule: z.enum(everyRule).optional(),
  /** Those that a step of the funnel counts. */
  step: z.enum([...ledgerSteps, ...ledgerMarks]).optional(),
  group: PeopleGroup.optional(),
  cursor: z.uuid().nullish(),
  limit: z.int().min(1).max(200).default(50),
});
export type ListLedgerInput = z.input<typeof ListLedgerInput>;

/** So many rows of the ledger are read about one person, the newest. */
export const mostExplained = 500;
export const ExplainContactInput = z.strictObject({ contactId: z.uuid() });
export type ExplainContactInput = z.infer<typeof ExplainContactInput>;

export const ExplainResponseInput = z.strictObject({ responseId: z.uuid() });
export type ExplainResponseInput = z.infer<typeof ExplainResponseInput>;

export const ComparableInput = z.strictObject({ surveyId: RecordId });
export type ComparableInput = z.infer<typeof ComparableInput>;

export const NonResponseInput = z.strictObject({
  surveyId: RecordId,
  distributionId: RecordId.optional(),
  metric: CatalogueKey,
  /** Key of a contact field by which people are compared, or their language. */
  field: Known,
});
export type NonResponseInput = z.infer<typeof NonResponseInput>;

export const ListLettersInput = z
  .strictObject({
    surveyId: RecordId.optional(),
    cursor: z.uuid().nullish(),
    limit: z.int().min(1).max(100).default(20),
  })
  .prefault({});
export type ListLettersInput = z.input<typeof ListLettersInput>;
