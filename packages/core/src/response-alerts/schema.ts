import * as z from "zod";
import { alertHandlings, longestReason } from "../alerts/rules.ts";
import { AnswerCondition } from "../cases/schema.ts";
import { CatalogueKey } from "../catalogue/schema.ts";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { visibleText } from "../visible-text.ts";

export const SaveResponseAlertRuleInput = z.strictObject({
  /** Absent: a new one. */
  alertRuleId: RecordId.optional(),
  name: visibleText(100),
  condition: AnswerCondition,
  /** `null`: anywhere. */
  touchpoint: CatalogueKey.nullable(),
  seen: Seen,
});
export type SaveResponseAlertRuleInput = z.input<typeof SaveResponseAlertRuleInput>;

export const ResponseAlertRuleInput = z.strictObject({ alertRuleId: RecordId });
export type ResponseAlertRuleInput = z.input<typeof ResponseAlertRuleInput>;

export const AcknowledgeResponseAlertInput = z.strictObject({
  responseAlertId: RecordId,
  handling: z.enum(alertHandlings),
  reason: visibleText(longestReason),
  seen: Seen,
});
export type AcknowledgeResponseAlertInput = z.input<typeof AcknowledgeResponseAlertInput>;
