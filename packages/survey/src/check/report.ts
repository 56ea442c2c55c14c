import { type Problem, pointer } from "../problem.ts";

export const definitionProblems = [
  // Its form.
  "too_deep",
  "field_missing",
  "field_unknown",
  "field_type",
  "value_not_accepted",
  "value_outside",
  "value_format",
  // Names and texts.
  "id_twice",
  "reference_unknown",
  "language_tag",
  "language_twice",
  "language_default",
  "text_missing",
  // Scores.
  "nps_scale",
  "csat_scale",
  "ces_scale",
  "stars_scale",
  "scale_points",
  "scale_contradiction",
  "label_off_scale",
  "end_label_missing",
  "why_missing",
  "why_misplaced",
  // Other questions.
  "range_empty",
  "other_not_here",
  "detail_too_long",
  // Logic, order, pipes.
  "condition_not_earlier",
  "condition_type",
  "condition_value",
  "jump_backwards",
  "jump_shuffled",
  "jump_to_why",
  "shuffle_apart",
  "shuffle_twice",
  "shuffle_why",
  "pipe_malformed",
  "pipe_not_here",
  "pipe_not_earlier",
  "pipe_type",
  "pipe_without_fallback",
  // What a link carries, where it ends, how much it holds.
  "parameter_reserved",
  "parameter_segment",
  "parameter_fills_twice",
  "redirect_invalid",
  "redirect_not_allowed",
  "too_many_answers",
  // Against the catalogue of the organisation.
  "metric_unknown",
  "metric_kind",
  "scale_unknown",
  "scale_differs",
  "touchpoint_unknown",
  "channel_unknown",
  "segment_unknown",
] as const;
export type DefinitionProblemCode = (typeof definitionProblems)[number];
export type DefinitionProblem = Problem<DefinitionProblemCode>;

export type Place = readonly (string | number)[];
/** Notes one thing that is wrong. */
export type Report = (
  code: DefinitionProblemCode,
  place: Place,
  value: unknown,
  expected: string,
  params?: Problem["params"],
) => void;

/** What a check reports, as a list. */
export function problemsOf(check: (report: Report) => void): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  check((code, place, value, expected, params = {}) =>
    problems.push({ code, path: pointer(...place), value, expected, params }),
  );
  return problems;
}
