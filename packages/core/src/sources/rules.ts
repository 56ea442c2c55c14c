/** More responses than that follow their source by a job: a request would take seconds, and hold their locks as long. */
export const mostMovedAtOnce = 5000;

export const moveJob = "source.move";
/** What the job of a source on its way says; where it goes is what the source itself says. */
export type MoveCheckpoint = { sourceId: number };
