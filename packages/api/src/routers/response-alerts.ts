import {
  AcknowledgeResponseAlertInput,
  acknowledgeResponseAlert,
  archiveResponseAlertRule,
  listResponseAlerts,
  muteResponseAlertRule,
  ResponseAlertRuleInput,
  SaveResponseAlertRuleInput,
  saveResponseAlertRule,
  unmuteResponseAlertRule,
} from "@heard/core/response-alerts";
import { procedure, router } from "../trpc/base.ts";

export const responseAlertsRouter = router({
  list: procedure("alert.read").query(({ ctx }) => listResponseAlerts(ctx.service)),
  acknowledge: procedure("alert.handle")
    .input(AcknowledgeResponseAlertInput)
    .mutation(({ ctx, input }) => acknowledgeResponseAlert(ctx.service, input)),
  saveRule: procedure("alert.edit")
    .input(SaveResponseAlertRuleInput)
    .mutation(({ ctx, input }) => saveResponseAlertRule(ctx.service, input)),
  archiveRule: procedure("alert.edit")
    .input(ResponseAlertRuleInput)
    .mutation(({ ctx, input }) => archiveResponseAlertRule(ctx.service, input)),
  muteRule: procedure("alert.edit")
    .input(ResponseAlertRuleInput)
    .mutation(({ ctx, input }) => muteResponseAlertRule(ctx.service, input)),
  unmuteRule: procedure("alert.edit")
    .input(ResponseAlertRuleInput)
    .mutation(({ ctx, input }) => unmuteResponseAlertRule(ctx.service, input)),
});
