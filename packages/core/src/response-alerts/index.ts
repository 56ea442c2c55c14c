export { acknowledgeResponseAlert } from "./acknowledge.ts";
export { archiveResponseAlertRule } from "./archive-rule.ts";
export { muteResponseAlertRule } from "./mute-rule.ts";
export {
  listResponseAlerts,
  type ResponseAlertItem,
  type ResponseAlertReport,
  type ResponseAlertRuleItem,
} from "./queries.ts";
export { saveResponseAlertRule } from "./save-rule.ts";
export {
  AcknowledgeResponseAlertInput,
  ResponseAlertRuleInput,
  SaveResponseAlertRuleInput,
} from "./schema.ts";
export { unmuteResponseAlertRule } from "./unmute-rule.ts";
