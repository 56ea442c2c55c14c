import type { ScoreColumn } from "../schema.ts";
import type { DateGuess } from "./date-guess.ts";
import type { DirectionEvidence } from "./direction-evidence.ts";
import type { ScaleBreak } from "./scale-break.ts";
import type { WordPoints } from "./words.ts";

/** Something that only a person can know. The pointer says which field of the mapping waits for the answer. */
export type OpenQuestion = { pointer: string } & (
  | { kind: "scale"; column: string }
  | { kind: "direction"; column: string; scale: { min: number; max: number }; evidence: DirectionEvidence | null }
  | { kind: "zeros"; column: string; values: string[]; count: number }
  | { kind: "words"; column: string; proposed: WordPoints | null; values: { value: string; count: number }[] }
  | { kind: "dateFormat"; column: string; guess: DateGuess | null }
  /** No column says when: of which day they all are. */
  | { kind: "day" }
  | { kind: "scaleBreak"; column: string; found: ScaleBreak }
);

/** The questions about a score column that the mapping itself leaves open. NPS has one scale and one direction by definition. */
export function questionsAboutScale(
  column: ScoreColumn,
  pointer: string,
  metricKind: string,
  evidence: DirectionEvidence | null,
): OpenQuestion[] {
  if (metricKind === "nps") return [];
  const name = column.column;
  if (column.cases) {
    return column.cases.flatMap(({ scale }, index) =>
      scale.direction
        ? []
        : [
            {
              kind: "direction" as const,
              pointer: `${pointer}/cases/${index}/scale/direction`,
              column: name,
              scale,
              evidence,
            },
          ],
    );
  }
  if (!column.scale) return [{ kind: "scale", pointer: `${pointer}/scale`, column: name }];
  return column.scale.direction
    ? []
    : [{ kind: "direction", pointer: `${pointer}/scale/direction`, column: name, scale: column.scale, evidence }];
}
