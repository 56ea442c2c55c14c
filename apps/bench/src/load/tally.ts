import { percentile } from "../claim.ts";

/** How one request ended for whoever sent it. */
export type Outcome =
  /** A status, as it was answered. */
  | { status: number; retryAfter: boolean; ms: number }
  /** Nothing was answered until the deadline, the connection broke, or none was to be had. */
  | { status: "unanswered" | "lost" | "unsent" };

/** What became of all requests of a run; every request is in exactly one of the counts. */
export type Tally = {
  seconds: number;
  sent: number;
  /** Acknowledged within the deadline: what counts as work done. */
  good: number;
  /** Acknowledged when whoever asked had stopped waiting. */
  late: number;
  /** 503 or 429 with Retry-After: turned away in words. */
  refused: number;
  /** Any other answer that is not an acknowledgement. */
  wrong: Record<string, number>;
  unanswered: number;
  lost: number;
  unsent: number;
  /** Of the good ones, and of the refused ones. */
  ms: { p50: number; p99: number; refusedP50: number; refusedP99: number };
};

export const goodputOf = ({ good, seconds }: Pick<Tally, "good" | "seconds">): number => good / seconds;

/** Counts outcomes as they come. */
export function createTally(deadlineMs: number) {
  const counts = { sent: 0, good: 0, late: 0, refused: 0, unanswered: 0, lost: 0, unsent: 0 };
  const wrong: Record<string, number> = {};
  const [good, refused]: [number[], number[]] = [[], []];
  return {
    note(outcome: Outcome): void {
      counts.sent += 1;
      if (typeof outcome.status === "string") {
        counts[outcome.status] += 1;
        return;
      }
      const { status, retryAfter, ms } = outcome as Extract<Outcome, { ms: number }>;
      if (status === 200) {
        counts[ms <= deadlineMs ? "good" : "late"] += 1;
        if (ms <= deadlineMs) good.push(ms);
      } else if ((status === 503 || status === 429) && retryAfter) {
        counts.refused += 1;
        refused.push(ms);
      } else {
        const name = status === 503 || status === 429 ? `${status} without Retry-After` : String(status);
        wrong[name] = (wrong[name] ?? 0) + 1;
      }
    },
    end: (seconds: number): Tally => ({
      seconds,
      ...counts,
      wrong,
      ms: {
        p50: percentile(good, 0.5),
        p99: percentile(good, 0.99),
        refusedP50: percentile(refused, 0.5),
        refusedP99: percentile(refused, 0.99),
      },
    }),
  };
}
