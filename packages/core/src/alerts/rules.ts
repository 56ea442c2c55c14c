import type { AlertFamily, AlertRow } from "@heard/db/schema/alerts";

/** False alarms a month that an organisation expects at most, unless it says otherwise. */
export const defaultAlertBudget = 1;
export const alertBudgets = [0.5, 1, 2, 4] as const;

export const alertHandlings = ["knownCause", "beingHandled", "notReal", "dataFault"] as const;
export type AlertHandling = (typeof alertHandlings)[number];
export const longestReason = 500;
export const longestSnoozeDays = 365;

export const deliveries = ["none", "atOnce", "digest"] as const;
export type AlertDelivery = (typeof deliveries)[number];
/** Of whoever has said nothing: what is new is counted beside the place in the rail, and nobody is sent letters that they did not ask for. */
export const defaultReader = { delivery: "none", quietFrom: 20, quietTo: 8 } as const satisfies ReaderSettings;
export type ReaderSettings = { delivery: AlertDelivery; quietFrom: number; quietTo: number };

export const noAlertSeries: Record<AlertFamily, number> = { scores: 0, themes: 0, comments: 0, volume: 0, silent: 0 };

/** How long an alert is shown as one of now, and how far back those reach that a first look at the account keeps. */
export const currentWeeks = 26;
export const keptWeeks = 52;
/** What is found later than its week is told as late; what lies further back than this was not found in time and stays untold. */
export const lateWeeks = 8;

/** What finds an alert again when the account is followed anew: where, when and which way it was first raised. */
export const alertKey = (alert: { measure: string; slice: string; raisedOn: string; direction: string }): string =>
  [alert.measure, alert.slice, alert.raisedOn, alert.direction].join("|");

export type AlertState = "new" | "acknowledged" | "snoozed" | "resolved";

/** Where an alert stands with the people: snoozed until its day, whatever else was said of it. */
export function alertState(
  { handledAt, snoozedUntil, resolvedAt }: Pick<AlertRow, "handledAt" | "snoozedUntil" | "resolvedAt">,
  today: string,
): AlertState {
  if (resolvedAt) return "resolved";
  if (snoozedUntil !== null && today < snoozedUntil) return "snoozed";
  return handledAt ? "acknowledged" : "new";
}

/** Whether an hour lies in the quiet ones, which may reach over midnight. */
export function isQuietHour(hour: number, { quietFrom, quietTo }: Omit<ReaderSettings, "delivery">): boolean {
  if (quietFrom === quietTo) return false;
  return quietFrom < quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}

/** The id in `touchpoint:3`, for the slices of one dimension; `null` for others. */
export function idInSlice(slice: string, dimension: string): number | null {
  const [name, id] = slice.split(":");
  return name === dimension && id !== undefined ? Number(id) : null;
}
