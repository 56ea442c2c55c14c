/** How long what was deleted stays in the bin. */
const binDays = 30;
const dayMs = 86_400_000;

/** When something that went into the bin at this instant is gone for ever. */
export const purgeTime = (deletedAt: Date): Date => new Date(deletedAt.getTime() + binDays * dayMs);

/** What went in before this instant is over at `now`. */
export const binnedBefore = (now: Date): Date => new Date(now.getTime() - binDays * dayMs);
