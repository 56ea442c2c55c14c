import type { ErrorParams, ErrorReason } from "../errors.ts";
import { shortened } from "../shorten.ts";

/** One thing that keeps a row out: where, the value, why, and what would be accepted. */
export type Rejection = {
  row: number;
  /** `null` where the whole row is meant. */
  column: string | null;
  value: string;
  code: ErrorReason;
  params: ErrorParams;
  expected: string | null;
};

/** Enough of a value to recognise it by. */
export function shownValue(text: string): string {
  return shortened(text, 100);
}

/**
 * Where an import stands. `draft`: being read and mapped. `stopped` and `failed` keep what came in so far: it can go on, or be undone.
 * `undone` and `discarded` are ends.
 */
export type ImportState =
  | "draft"
  | "waiting"
  | "running"
  | "paused"
  | "stopped"
  | "imported"
  | "failed"
  | "undoing"
  | "undone"
  | "discarded";

/** What can be done with an import in each state. */
const possible = {
  read: ["draft"],
  update: ["draft"],
  run: ["draft", "stopped", "failed"],
  pause: ["waiting", "running"],
  resume: ["paused"],
  stop: ["waiting", "running", "paused"],
  undo: ["imported", "stopped", "failed"],
  discard: ["draft"],
} as const satisfies Record<string, readonly ImportState[]>;

export type ImportAction = keyof typeof possible;

/** Whether an import in this state can be read, updated, run … The verbs assert it, the buttons show it. */
export function importCan(action: ImportAction, state: ImportState): boolean {
  const states: readonly ImportState[] = possible[action];
  return states.includes(state);
}

/** The kinds of work on an import. */
export const importJobs = ["import.read", "import.dryRun", "import.run", "import.undo"] as const;
export type ImportJobKind = (typeof importJobs)[number];
