import { addDays } from "../measures/rules.ts";

/** How a path stands: something came lately; nothing yet, and it is new; nothing for longer than is usual. */
export const pathStates = ["heard", "waiting", "silent"] as const;
export type PathState = (typeof pathStates)[number];
/** A touchpoint stands as the best of its paths does; `none`: it has no listening path. */
export const coverageStates = ["none", "silent", "waiting", "heard"] as const;
export type CoverageState = (typeof coverageStates)[number];

export const defaultQuietDays = 30;
export const longestQuietDays = 366;
/** The days that "lately" counts back from today, today among them. */
export const recentDays = 30;

export type PathClock = {
  /** The day of the newest answer; `null` where nothing ever came. */
  lastOn: string | null;
  quietDays: number;
  /** `null` for a path that nobody registered: it is there because something came by it. */
  registeredOn: string | null;
  today: string;
};

/** By the day on which customers answered: old reviews that are imported today break no silence. */
export function pathStateOf({ lastOn, quietDays, registeredOn, today }: PathClock): PathState {
  const oldest = addDays(today, -quietDays);
  if (lastOn !== null && lastOn >= oldest) return "heard";
  return lastOn === null && registeredOn !== null && registeredOn >= oldest ? "waiting" : "silent";
}

export function coverageStateOf(paths: readonly { state: PathState }[]): CoverageState {
  const states = new Set(paths.map(({ state }) => state));
  if (states.has("heard")) return "heard";
  if (states.has("waiting")) return "waiting";
  return states.size > 0 ? "silent" : "none";
}
