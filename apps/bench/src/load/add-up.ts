import { percentile } from "../claim.ts";
import { goodputOf, type Tally } from "./tally.ts";

/** What of an overload is judged: that as much is done as without it, and that everybody else is told. */
export type OverloadSummary = {
  peak: number;
  goodput: number;
  /** Requests that came, as a multiple of the peak: whoever loads less than it says has shown nothing. */
  timesPeak: number;
  refusedShare: number;
  refusedP99: number;
  /** What was neither acknowledged in time nor turned away in words. */
  untoldShare: number;
};

/** Adds up runs at the peak and above it; the median of each. */
export function addUpOverload(peaks: readonly Tally[], overloads: readonly Tally[]): OverloadSummary {
  const middle = (tallies: readonly Tally[], of: (tally: Tally) => number) => percentile(tallies.map(of), 0.5);
  const peak = middle(peaks, goodputOf);
  const untold = ({ sent, good, refused }: Tally) => (sent - good - refused) / sent;
  return {
    peak,
    goodput: middle(overloads, goodputOf),
    timesPeak: middle(overloads, ({ sent, unsent, seconds }) => (sent - unsent) / seconds) / peak,
    refusedShare: middle(overloads, ({ refused, sent }) => refused / sent),
    refusedP99: middle(overloads, ({ ms }) => ms.refusedP99),
    untoldShare: middle(overloads, untold),
  };
}

/** Requests that a server acknowledged, in time or not: so many have to be there. */
export const acknowledgedBy = (tallies: readonly Tally[]): number =>
  tallies.reduce((sum, { good, late }) => sum + good + late, 0);
