import type { DateGuess } from "../mapping/date-guess.ts";
import type { MappingProblem } from "../mapping/parse.ts";
import type { OpenQuestion } from "../mapping/questions.ts";
import type { ToCreate } from "../mapping/to-create.ts";
import type { RejectionGroup } from "./rejections.ts";
import type { Samples } from "./samples.ts";
import type { ScoreAccount } from "./score-account.ts";

/** What would happen to every row of a file, and what has to be asked before it may happen. Counts are of rows where nothing else is said. */
export type DryRun = {
  /** Why the mapping cannot be used at all; then no row was read. */
  problems: MappingProblem[];
  /** What only a person can answer; the import waits for it. */
  questions: OpenQuestion[];
  rows: number;
  accepted: number;
  known: number;
  rejected: number;
  rejectedBy: RejectionGroup[];
  /** Responses among the accepted: fewer than rows where a file has one row per answer. */
  responses: number;
  comments: number;
  scores: ScoreAccount[];
  languages: { language: string; comments: number }[];
  dates: { from: string; to: string } | null;
  dateGuess: DateGuess | null;
  /** Columns that the mapping does not name. */
  columnsIgnored: string[];
  toCreate: ToCreate;
  samples: Samples;
  /** Whether the run ended at its limit. */
  partial: boolean;
};
