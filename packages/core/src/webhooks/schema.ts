import * as z from "zod";
import { CalendarDay } from "../measures/schema.ts";
import { RecordId } from "../record-id.ts";
import { visibleText } from "../visible-text.ts";
import { webhookAddress, webhookEventKinds, webhookKinds } from "./rules.ts";

const Address = z
  .string()
  .max(2000)
  .refine((text) => webhookAddress(text) !== null, "an address such as https://hooks.example.org/heard");
const EventKinds = z
  .array(z.enum(webhookEventKinds))
  .min(1)
  .refine((kinds) => new Set(kinds).size === kinds.length, "each event once");
const GivenSecret = visibleText(200);

export const CreateWebhookInput = z.strictObject({
  name: visibleText(80),
  kind: z.enum(webhookKinds),
  url: Address,
  eventKinds: EventKinds,
  /** What DingTalk or Feishu show beside their address. */
  givenSecret: GivenSecret.optional(),
});
export type CreateWebhookInput = z.input<typeof CreateWebhookInput>;

export const WebhookInput = z.strictObject({ webhookId: RecordId });
export type WebhookInput = z.input<typeof WebhookInput>;

export const UpdateWebhookInput = WebhookInput.extend({
  name: visibleText(80),
  eventKinds: EventKinds,
  /** As it is when absent: it is not shown to anybody again. */
  url: Address.optional(),
  givenSecret: GivenSecret.optional(),
});
export type UpdateWebhookInput = z.input<typeof UpdateWebhookInput>;

export const ReplayDeliveryInput = WebhookInput.extend({ deliveryId: RecordId });
export type ReplayDeliveryInput = z.input<typeof ReplayDeliveryInput>;

export const ReplayPeriodInput = WebhookInput.extend({
  from: CalendarDay,
  to: CalendarDay,
  /** Also what has arrived already: receivers know it by its id. */
  isWhole: z.boolean().default(false),
}).refine(({ from, to }) => from <= to, { error: "a window that ends when it begins, or later", path: ["to"] });
export type ReplayPeriodInput = z.input<typeof ReplayPeriodInput>;
