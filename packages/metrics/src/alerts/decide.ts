import type { AlarmDirection } from "./charts.ts";
import type { Confirmation } from "./confirm.ts";
import { isExplained, type Look, leftAfter, movesAlike, promotedTo, type Sign } from "./explain.ts";
import type { Candidate } from "./watch.ts";

/** What one event was said to be, as long as it may explain others. */
export type OpenAlert = {
  readonly slice: string;
  readonly measure: string;
  readonly direction: AlarmDirection;
  readonly changeFrom: number;
  readonly raisedIn: number;
  readonly confirmation: Confirmation;
};

export type Decision<A extends OpenAlert = OpenAlert> =
  /** Another measure of the same slice: a further line of its alert. */
  | { readonly fate: "attached"; readonly to: A }
  /** Too little is left of it without the open alerts that share its answers; the alert is the newest of them that moved alike. */
  | { readonly fate: "explained"; readonly by: A }
  /** The old alert is one of the wider slice. */
  | { readonly fate: "widened"; readonly from: A }
  /** The event is one of another candidate's slice. */
  | { readonly fate: "promoted"; readonly to: Candidate }
  | { readonly fate: "raised" };

const recentWeeks = 8;
const lastingWeeks = 26;
const openWeeks = 65;
const critical = 1.96;

type Known<A extends OpenAlert> = {
  readonly open: readonly A[];
  readonly others: readonly Candidate[];
  /** What the alarm's measure says of any answers since a week. */
  readonly lookSince: (week: number) => Look;
  readonly limit: number;
};

/**
 * What becomes of one alarm, by the alerts of its group that are open and the other alarms of the evaluation: one event is told once, where it is
 * strongest. `limit` is what an alarm of one point needs, in normal scores.
 * @example
 * decideAlarm({ measure: "NPS", slice: "all", direction: "down", changeFrom: 58, week: 60 }, { open: [], others: [], lookSince: () => ({ size: () => 100, change: () => ({ delta: -0.3, se: 0.05 }) }), limit: 3.7 }); // => { fate: "raised" }
 */
export function decideAlarm<A extends OpenAlert>(
  candidate: Pick<Candidate, "measure" | "slice" | "direction" | "changeFrom" | "week">,
  { open, others, lookSince, limit }: Known<A>,
): Decision<A> {
  const { measure, slice, direction, week } = candidate;
  const sign = direction === "down" ? -1 : 1;
  const look = lookSince(candidate.changeFrom);
  const sister = open.find((alert) => alert.measure !== measure && isSister(alert, candidate));
  if (sister) return { fate: "attached", to: sister };
  const elsewhere = open.filter((alert) => week - alert.raisedIn <= openWeeks && mayExplain(alert, candidate));
  const left = leftAfter(slice, [...new Set(elsewhere.map((alert) => alert.slice))], look);
  const sharing = (rule?: "removed") =>
    elsewhere.filter((alert) =>
      left.shares.some((share) => share.slice === alert.slice && (!rule || share.rule === rule)),
    );
  const recent = sharing("removed").filter(
    (alert) => alert.direction === direction && week - alert.raisedIn <= recentWeeks,
  );
  // Before what explains it: a rest that moved as far as what was removed is the same event, also when it would be no alarm by itself.
  // Both since the change that they have in common: an alarm that began to rise earlier would dilute what the alert saw.
  const [first] = recent;
  const since = Math.max(candidate.changeFrom, Math.min(...recent.map((alert) => alert.changeFrom)));
  if (first && isWider(slice, { look: lookSince(since), sign, removed: sharing("removed"), recent }))
    return { fate: "widened", from: first };
  const by = newest(sharing(), direction);
  if (by && isExplained(left, sign, limit)) return { fate: "explained", by };
  const same = others.filter((other) => other.measure === measure && other.direction === direction);
  const to = promotedTo(
    slice,
    same.map((other) => other.slice),
    look,
    sign,
  );
  const wider = same.find((other) => other.slice === to);
  return wider ? { fate: "promoted", to: wider } : { fate: "raised" };
}

/** Strongest first. */
export function byStrength(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted((a, b) => Math.abs(b.delta / b.se) - Math.abs(a.delta / a.se));
}

function newest<A extends OpenAlert>(alerts: readonly A[], direction: AlarmDirection): A | undefined {
  const age = (alert: A) => (alert.direction === direction ? 0 : openWeeks) - alert.raisedIn;
  return alerts.toSorted((a, b) => age(a) - age(b))[0];
}

/** An alert of the slice itself tells of its other measures too, the same way; the same measure alarming again, or turning, is news. */
function mayExplain(
  alert: OpenAlert,
  { slice, measure, direction }: Pick<Candidate, "slice" | "measure" | "direction">,
) {
  return alert.slice !== slice || (alert.measure !== measure && alert.direction === direction);
}

function isSister(
  alert: OpenAlert,
  { slice, direction, week }: Pick<Candidate, "slice" | "direction" | "week">,
): boolean {
  if (alert.slice !== slice || alert.direction !== direction) return false;
  const age = week - alert.raisedIn;
  return age <= recentWeeks || (alert.confirmation.word === "lasting" && age <= lastingWeeks);
}

function isWider(
  slice: string,
  {
    look,
    sign,
    removed,
    recent,
  }: { look: Look; sign: Sign; removed: readonly OpenAlert[]; recent: readonly OpenAlert[] },
): boolean {
  const slicesOf = (alerts: readonly OpenAlert[]) => [...new Set(alerts.map((alert) => alert.slice))];
  const rest = look.change({ inside: [slice], outside: slicesOf(removed) });
  if (!rest || (sign * rest.delta) / rest.se < critical) return false;
  return movesAlike(rest, look.change({ inside: [slice], anyOf: slicesOf(recent) }), sign);
}
