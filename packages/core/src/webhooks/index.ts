export { createWebhook } from "./create.ts";
export { disableWebhook } from "./disable.ts";
export { enableWebhook } from "./enable.ts";
export { getWebhook, listWebhooks, type WebhookDeliveryItem, type WebhookItem } from "./queries.ts";
export { removeWebhook } from "./remove.ts";
export { replayDelivery, replayPeriod } from "./replay.ts";
export { rotateWebhookSecret } from "./rotate-secret.ts";
export {
  CreateWebhookInput,
  ReplayDeliveryInput,
  ReplayPeriodInput,
  UpdateWebhookInput,
  WebhookInput,
} from "./schema.ts";
export { sendTestWebhook } from "./send-test.ts";
export { updateWebhook } from "./update.ts";
