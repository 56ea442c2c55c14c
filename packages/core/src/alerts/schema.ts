import * as z from "zod";
import { CalendarDay } from "../measures/schema.ts";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { visibleText } from "../visible-text.ts";
import { alertHandlings, deliveries, longestReason } from "./rules.ts";

export const AlertInput = z.strictObject({ alertId: RecordId });
export type AlertInput = z.input<typeof AlertInput>;

export const AcknowledgeAlertInput = AlertInput.extend({
  handling: z.enum(alertHandlings),
  reason: visibleText(longestReason),
  seen: Seen,
});
export type AcknowledgeAlertInput = z.input<typeof AcknowledgeAlertInput>;

export const SnoozeAlertInput = AlertInput.extend({ until: CalendarDay });
export type SnoozeAlertInput = z.input<typeof SnoozeAlertInput>;

/** A series as an alert names it: what is counted, of which answers. */
export const AlertSeriesInput = z.strictObject({
  measure: z.string().regex(/^[a-z]{1,20}(:\d{1,10})?$/, "what is counted, such as score:4"),
  slice: z.string().regex(/^[a-z]{1,20}\d?(:\d{1,10})?$/, "a part of the answers, such as touchpoint:3"),
});
export type AlertSeriesInput = z.input<typeof AlertSeriesInput>;

export const UpdateAlertSettingsInput = z.strictObject({ budget: z.number().min(0.5).max(4).multipleOf(0.5) });
export type UpdateAlertSettingsInput = z.input<typeof UpdateAlertSettingsInput>;

const Hour = z.int().min(0).max(23);
export const SetAlertDeliveryInput = z.strictObject({ delivery: z.enum(deliveries), quietFrom: Hour, quietTo: Hour });
export type SetAlertDeliveryInput = z.input<typeof SetAlertDeliveryInput>;
