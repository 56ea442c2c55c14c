export { acknowledgeAlert } from "./acknowledge.ts";
export { followAlerts } from "./follow.ts";
export { markAlertsSeen } from "./mark-seen.ts";
export { muteAlertSeries } from "./mute.ts";
export type { AlertMeasure, AlertPlace } from "./name-series.ts";
export { type AlertItem, type AlertReport, countUnseenAlerts, listAlerts } from "./queries.ts";
export { resolveAlert } from "./resolve.ts";
export {
  AcknowledgeAlertInput,
  AlertInput,
  AlertSeriesInput,
  SetAlertDeliveryInput,
  SnoozeAlertInput,
  UpdateAlertSettingsInput,
} from "./schema.ts";
export { setAlertDelivery } from "./set-delivery.ts";
export { snoozeAlert } from "./snooze.ts";
export { unmuteAlertSeries } from "./unmute.ts";
export { updateAlertSettings } from "./update-settings.ts";
