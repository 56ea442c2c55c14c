import { scalesOf } from "./check/scores.ts";
import type { SurveyDefinition } from "./definition.ts";
import { type Problem, pointer } from "./problem.ts";
import type { Question } from "./question.ts";

export type ForkProblem = Problem<
  "fork_id" | "fork_version" | "fork_type" | "fork_metric" | "fork_scale" | "fork_parameter"
>;

/**
 * The next version of a published survey, as a draft to edit. A published version is never edited itself. All ids stay, so answers to both
 * pool by question id wherever the trend is not broken.
 */
export function forkVersion(published: SurveyDefinition): SurveyDefinition {
  return { ...structuredClone(published), version: published.version + 1 };
}

/**
 * What a new version may not do to the versions before it, whatever it says itself: everything that would put answers to different things
 * under one id. Texts, choices, order, rules and languages are free; what they do to a trend, `diffVersions` says.
 */
export function checkFork(draft: SurveyDefinition, published: readonly SurveyDefinition[]): ForkProblem[] {
  const latest = published.reduce((most, { version }) => Math.max(most, version), 0);
  const problems: ForkProblem[] = [];
  const fail = (code: ForkProblem["code"], path: string, value: unknown, expected: string, id: string) =>
    problems.push({ code, path, value, expected, params: { id } });
  for (const { id } of published.slice(0, 1)) if (id !== draft.id) fail("fork_id", "/id", draft.id, id, draft.id);
  if (draft.version !== latest + 1)
    fail("fork_version", "/version", draft.version, `${latest + 1}`, String(draft.version));

  const earlier = published.flatMap(({ questions }) => questions);
  for (const [index, question] of draft.questions.entries()) {
    const same = earlier.filter(({ id }) => id === question.id);
    const type = same.find((one) => one.type !== question.type)?.type;
    const path = (...below: (string | number)[]) => pointer("questions", index, ...below);
    if (type)
      fail("fork_type", path("type"), question.type, `${type}, or a question with an id of its own`, question.id);
    for (const { key, metric, place } of metricsOf(question)) {
      const before = same.flatMap(metricsOf).find((one) => one.key === key && one.metric !== metric)?.metric;
      if (before) fail("fork_metric", path(...place), metric, `${before}, or an id of its own`, question.id);
    }
  }
  const scales = published.flatMap(scalesOf);
  for (const { scale, place } of scalesOf(draft)) {
    const before = scales.find((one) => one.scale.key === scale.key && one.scale.version === scale.version)?.scale;
    const isSame = !before || (["min", "max", "direction"] as const).every((field) => before[field] === scale[field]);
    if (!isSame) fail("fork_scale", pointer(...place), scale, `a new version of the scale ${scale.key}`, scale.key);
  }
  for (const [index, { key, fills, segment }] of (draft.parameters ?? []).entries()) {
    const before = published.flatMap(({ parameters = [] }) => parameters).find((one) => one.key === key);
    // Links with it are in mails and on walls.
    if (before && (before.fills !== fills || before.segment !== segment))
      fail("fork_parameter", pointer("parameters", index, "fills"), fills, `${before.fills}, or another key`, key);
  }
  return problems;
}

function metricsOf(question: Question): { key: string; metric: string; place: (string | number)[] }[] {
  if (question.type === "matrix")
    return question.rows.flatMap(({ id, metric }, at) =>
      metric === undefined ? [] : [{ key: id, metric, place: ["rows", at, "metric"] }],
    );
  return "metric" in question ? [{ key: "", metric: question.metric, place: ["metric"] }] : [];
}
