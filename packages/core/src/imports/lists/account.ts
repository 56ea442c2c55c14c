import type { RejectionGroup } from "../dry-run/rejections.ts";
import type { DateGuess } from "../mapping/date-guess.ts";
import type { MappingProblem } from "../mapping/parse.ts";
import type { NewName } from "../rows/names.ts";

/** A column whose dates can be read in two ways: only a person knows which number is the day. */
export type ListQuestion = { kind: "dateFormat"; pointer: string; column: string; guess: DateGuess | null };

/** What a word of a column of consents is taken to say; `unknown`: nobody has given it a meaning, and its rows are rejected. */
export type ConsentSays = "yes" | "no" | "nothing" | "unknown";
/** The words of one column of consents, where they are few enough to be looked over. */
export type ConsentWords = { column: string; words: { value: string; count: number; says: ConsentSays }[] };

/** What would happen to every row of a list, and what has to be asked before it may happen. It holds no name and no address. */
export type ListAccount = {
  problems: MappingProblem[];
  questions: ListQuestion[];
  rows: number;
  /** `accepted` = `added` + `changed`; `rows` = `accepted` + `known` + `rejected`. */
  accepted: number;
  added: number;
  changed: number;
  known: number;
  rejected: number;
  rejectedBy: RejectionGroup[];
  /** Absent in accounts that were kept before words could be looked at. */
  consentWords?: ConsentWords[];
  columnsIgnored: string[];
  /** Contact fields that the organisation does not have yet and the import makes. */
  toCreate: (NewName & { kind: "text" | "number" | "date" })[];
  partial: boolean;
};
