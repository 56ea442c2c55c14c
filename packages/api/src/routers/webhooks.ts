import {
  CreateWebhookInput,
  createWebhook,
  disableWebhook,
  enableWebhook,
  getWebhook,
  listWebhooks,
  ReplayDeliveryInput,
  ReplayPeriodInput,
  removeWebhook,
  replayDelivery,
  replayPeriod,
  rotateWebhookSecret,
  sendTestWebhook,
  UpdateWebhookInput,
  updateWebhook,
  WebhookInput,
} from "@heard/core/webhooks";
import { procedure, router } from "../trpc/base.ts";

export const webhooksRouter = router({
  list: procedure("webhook.edit").query(({ ctx }) => listWebhooks(ctx.service)),
  byId: procedure("webhook.edit")
    .input(WebhookInput)
    .query(({ ctx, input }) => getWebhook(ctx.service, input)),
  create: procedure("webhook.edit")
    .input(CreateWebhookInput)
    .mutation(({ ctx, input }) => createWebhook(ctx.service, input)),
  update: procedure("webhook.edit")
    .input(UpdateWebhookInput)
    .mutation(({ ctx, input }) => updateWebhook(ctx.service, input)),
  remove: procedure("webhook.edit")
    .input(WebhookInput)
    .mutation(({ ctx, input }) => removeWebhook(ctx.service, input)),
  disable: procedure("webhook.edit")
    .input(WebhookInput)
    .mutation(({ ctx, input }) => disableWebhook(ctx.service, input)),
  enable: procedure("webhook.edit")
    .input(WebhookInput)
    .mutation(({ ctx, input }) => enableWebhook(ctx.service, input)),
  rotateSecret: procedure("webhook.edit")
    .input(WebhookInput)
    .mutation(({ ctx, input }) => rotateWebhookSecret(ctx.service, input)),
  sendTest: procedure("webhook.edit")
    .input(WebhookInput)
    .mutation(({ ctx, input }) => sendTestWebhook(ctx.service, input)),
  replay: procedure("webhook.edit")
    .input(ReplayDeliveryInput)
    .mutation(({ ctx, input }) => replayDelivery(ctx.service, input)),
  replayPeriod: procedure("webhook.edit")
    .input(ReplayPeriodInput)
    .mutation(({ ctx, input }) => replayPeriod(ctx.service, input)),
});
