import { sum } from "../vector.ts";
import type { Obstacle, ShareShift } from "./obstacle.ts";
import { answersIn, type Cell, over, type PlanRole, type TalliedUnit, unitsOf } from "./units.ts";
import { rolesOf, type Windows } from "./windows.ts";

const mostOtherVersion = 0.2;
const mostModeDistance = 0.2;
const mostMixDistance = 0.5;
const leastKnownShare = 0.8;

/** Whether a group was asked something else, or in another way, in one of the windows. */
export function askedOtherwise(units: readonly TalliedUnit[], windows: Windows): Obstacle | null {
  return first(units, (role, group) => scaleChanged(role, group, windows)) ?? first(units, modeChangedIn(windows));
}

/** Whether a group's answers come from other cells than before: from some that it had none in, or in quite other shares. */
export function answeredByOthers(units: readonly TalliedUnit[], windows: Windows): Obstacle | null {
  return first(units, (role, group) => {
    const shift = largestShift(shareShifts(group, windows, ({ stratum }) => stratum));
    const isOther = knownShare(group, windows) < leastKnownShare || shift.distance > mostMixDistance;
    return isOther ? { verdict: "notComparable", reason: "mixChanged", role, ...shift.largest } : null;
  });
}

function first(
  units: readonly TalliedUnit[],
  find: (role: PlanRole, group: readonly TalliedUnit[]) => Obstacle | null,
): Obstacle | null {
  for (const role of rolesOf(units)) {
    const found = find(role, unitsOf(units, role));
    if (found) return found;
  }
  return null;
}

function scaleChanged(role: PlanRole, group: readonly TalliedUnit[], windows: Windows): Obstacle | null {
  for (const window of ["baseline", "after"] as const) {
    const other = sum(group.map(({ otherVersion }) => over(windows[window], otherVersion)));
    const share = other / Math.max(1, other + answersIn(group, windows[window]));
    if (share > mostOtherVersion) return { verdict: "notComparable", reason: "scaleChanged", role, window, share };
  }
  return null;
}

const modeChangedIn =
  (windows: Windows) =>
  (role: PlanRole, group: readonly TalliedUnit[]): Obstacle | null => {
    const { distance, largest } = largestShift(shareShifts(group, windows, ({ mode }) => mode));
    return distance > mostModeDistance ? { verdict: "notComparable", reason: "modeChanged", role, ...largest } : null;
  };

/** Shares of a group's answers by stratum or mode, in some periods. */
export function sharesBy(
  units: readonly TalliedUnit[],
  periods: readonly number[],
  nameOf: (cell: Cell) => string,
): Map<string, number> {
  const shares = new Map<string, number>();
  const cells = units.flatMap((unit) => unit.cells);
  const total = sum(cells.map(({ n }) => over(periods, n)));
  for (const cell of cells) {
    const share = total === 0 ? 0 : over(periods, cell.n) / total;
    shares.set(nameOf(cell), (shares.get(nameOf(cell)) ?? 0) + share);
  }
  return shares;
}

/** ½Σ|share differences|: how much of one lot of answers would have to move to look like the other. */
export function variationDistance(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const names = new Set([...a.keys(), ...b.keys()]);
  return sum([...names].map((name) => Math.abs((a.get(name) ?? 0) - (b.get(name) ?? 0)))) / 2;
}

function shareShifts(
  group: readonly TalliedUnit[],
  { baseline, after }: Windows,
  nameOf: (cell: Cell) => string,
): ShareShift[] {
  const [before, now] = [sharesBy(group, baseline, nameOf), sharesBy(group, after, nameOf)];
  // A window without answers is judged for having none, not for having others.
  if (answersIn(group, baseline) === 0 || answersIn(group, after) === 0) return [];
  return [...before].map(([of, share]) => ({ of, before: share, after: now.get(of) ?? 0 }));
}

/** The one that moved most; of two that moved alike, the one that grew. */
function largestShift(shifts: readonly ShareShift[]): { distance: number; largest: ShareShift } {
  const moved = ({ before, after }: ShareShift) => after - before;
  const largest = shifts.reduce<ShareShift>(
    (most, shift) => {
      const further = Math.abs(moved(shift)) - Math.abs(moved(most));
      return further > 1e-9 || (further > -1e-9 && moved(shift) > moved(most)) ? shift : most;
    },
    { of: "", before: 0, after: 0 },
  );
  return { distance: sum(shifts.map((shift) => Math.abs(moved(shift)))) / 2, largest };
}

function knownShare(group: readonly TalliedUnit[], { baseline, after }: Windows): number {
  const cells = group.flatMap((unit) => unit.cells);
  const known = cells.filter(({ n }) => over(baseline, n) > 0);
  const answers = answersIn(group, after);
  return answers === 0 ? 1 : sum(known.map(({ n }) => over(after, n))) / answers;
}
