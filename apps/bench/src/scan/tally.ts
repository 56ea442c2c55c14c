import type { Finding } from "./finding.ts";

/** What one way in answered to everything that was sent there. */
export type Tally = {
  requests: number;
  /** How its example, as it stands, was answered; `null` before it was asked. */
  first: number | null;
  statuses: Map<number, number>;
  /** It answers with documents, in which something that is reflected could run. */
  isHtml: boolean;
  /** The first request that it failed at. */
  failure: { status: number; request: string } | null;
  /** Requests that a limit refused even from other addresses and after a wait. */
  limited: number;
};

export const newTally = (): Tally => ({
  ...{ requests: 0, first: null, statuses: new Map(), isHtml: false, failure: null, limited: 0 },
});

/** Adds an answer. What says "busy, come back" (503) is no failure: it is what is wanted of a server under load. */
export function count(tally: Tally, answer: { status: number; contentType: string; request: string }): void {
  const { status, contentType, request } = answer;
  tally.requests += 1;
  tally.first ??= status;
  tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
  tally.isHtml ||= contentType.startsWith("text/html");
  if (status === 429) tally.limited += 1;
  if (status >= 500 && status !== 503) tally.failure ??= { status, request };
}

/** What an answer alone gives away: an input that the product did not foresee. */
export const failuresIn = (tallies: ReadonlyMap<string, Tally>): Finding[] =>
  [...tallies].flatMap(([target, { failure }]) =>
    failure
      ? [
          {
            ...{ tool: "answers" as const, severity: "medium" as const, kind: `answered with ${failure.status}` },
            ...{ target, parameter: null, detail: failure.request },
          },
        ]
      : [],
  );
