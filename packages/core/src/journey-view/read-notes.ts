import type { Transaction } from "@heard/db";
import { journeyVersions } from "@heard/db/schema/journey";
import { journeyNotes } from "@heard/db/schema/journey-views";
import { asc, gt, lt } from "drizzle-orm";

/** What somebody drew into the journey at a touchpoint; none of it is measured. */
export type JourneyNote = {
  /** How the place works. */
  note: string;
  /** How it is meant to feel, in points of positive minus negative comments. */
  wantedFeeling: number | null;
  /** How it is meant to be. */
  wantedNote: string;
  writtenAt: Date;
};
export type NoteRow = typeof journeyNotes.$inferSelect;

/** The newest wording at each touchpoint; of an earlier version of the journey, what stood there before the next one was drawn. */
export async function readNotes(tx: Transaction, version: number | undefined): Promise<Map<number, NoteRow>> {
  const [next] =
    version === undefined
      ? []
      : await tx
          .select({ drawnAt: journeyVersions.createdAt })
          .from(journeyVersions)
          .where(gt(journeyVersions.version, version))
          .orderBy(asc(journeyVersions.version))
          .limit(1);
  const rows = await tx
    .select()
    .from(journeyNotes)
    .where(next ? lt(journeyNotes.writtenAt, next.drawnAt) : undefined)
    .orderBy(asc(journeyNotes.revision));
  return new Map(rows.map((row) => [row.touchpointId, row]));
}

/** A note as it is shown; one that says nothing is none. */
export function noteOf(row: NoteRow | undefined): JourneyNote | null {
  if (!row || (row.note === "" && row.wantedNote === "" && row.wantedFeeling === null)) return null;
  const { note, wantedFeeling, wantedNote, writtenAt } = row;
  return { note, wantedFeeling, wantedNote, writtenAt };
}
