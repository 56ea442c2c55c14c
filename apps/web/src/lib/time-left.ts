/** Work that runs: how much, of how much, since when. */
export type Pace = { doneCount: number; totalCount: number | null; startedAt: Date | null };

/** Minutes that are left at the pace so far, at least one; `null` while too little is done to say. */
export function minutesLeft({ doneCount, totalCount, startedAt }: Pace, now: Date): number | null {
  if (!startedAt || !totalCount || doneCount >= totalCount) return null;
  const elapsedMs = now.getTime() - startedAt.getTime();
  // The first seconds say more about starting than about pace.
  if (elapsedMs < 3_000 || doneCount < totalCount / 100) return null;
  const leftMs = (elapsedMs / doneCount) * (totalCount - doneCount);
  return Math.max(1, Math.round(leftMs / 60_000));
}
