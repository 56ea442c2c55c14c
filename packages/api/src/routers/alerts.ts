import {
  AcknowledgeAlertInput,
  AlertInput,
  AlertSeriesInput,
  acknowledgeAlert,
  countUnseenAlerts,
  listAlerts,
  markAlertsSeen,
  muteAlertSeries,
  resolveAlert,
  SetAlertDeliveryInput,
  SnoozeAlertInput,
  setAlertDelivery,
  snoozeAlert,
  UpdateAlertSettingsInput,
  unmuteAlertSeries,
  updateAlertSettings,
} from "@heard/core/alerts";
import { procedure, router } from "../trpc/base.ts";

export const alertsRouter = router({
  list: procedure("alert.read").query(({ ctx }) => listAlerts(ctx.service)),
  unseen: procedure("alert.read").query(({ ctx }) => countUnseenAlerts(ctx.service)),
  markSeen: procedure("alert.read").mutation(({ ctx }) => markAlertsSeen(ctx.service)),
  setDelivery: procedure("alert.read")
    .input(SetAlertDeliveryInput)
    .mutation(({ ctx, input }) => setAlertDelivery(ctx.service, input)),
  acknowledge: procedure("alert.handle")
    .input(AcknowledgeAlertInput)
    .mutation(({ ctx, input }) => acknowledgeAlert(ctx.service, input)),
  snooze: procedure("alert.handle")
    .input(SnoozeAlertInput)
    .mutation(({ ctx, input }) => snoozeAlert(ctx.service, input)),
  resolve: procedure("alert.handle")
    .input(AlertInput)
    .mutation(({ ctx, input }) => resolveAlert(ctx.service, input)),
  mute: procedure("alert.edit")
    .input(AlertInput)
    .mutation(({ ctx, input }) => muteAlertSeries(ctx.service, input)),
  unmute: procedure("alert.edit")
    .input(AlertSeriesInput)
    .mutation(({ ctx, input }) => unmuteAlertSeries(ctx.service, input)),
  updateSettings: procedure("alert.edit")
    .input(UpdateAlertSettingsInput)
    .mutation(({ ctx, input }) => updateAlertSettings(ctx.service, input)),
});
