import type { Digest } from "./read-digest.ts";

/** Nothing to say, no letter. */
export const saysNothing = (digest: Digest): boolean =>
  [
    ...[digest.actions, digest.votes, digest.toDecide, digest.toClose, digest.stalled],
    ...[digest.verdicts, digest.cameBack, digest.moves, digest.suggestions, digest.comments],
  ].every((list) => list.length === 0);

/** The Monday of the week in which a day lies. */
export function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
