import type { ScaleRow } from "@heard/db/schema/metrics";
import {
  type Question,
  type ScaleReference,
  type SurveyDefinition,
  surveyTemplates,
  type TemplateMetric,
} from "@heard/survey";
import { scalesIn, scoredIn } from "./rules.ts";

/** What publication makes: metrics that a template of the product knows, and first versions of scales that nobody has declared. */
export type Missing = {
  metrics: { metric: TemplateMetric; scale: ScaleReference }[];
  scales: { scale: ScaleReference; kind: ScaleRow["kind"] }[];
};

export function findMissing(
  definition: Pick<SurveyDefinition, "questions">,
  known: { metrics: ReadonlySet<string>; scales: ReadonlySet<string> },
): Missing {
  const offered = new Map(surveyTemplates.flatMap(({ metrics }) => metrics).map((metric) => [metric.key, metric]));
  const metrics = new Map<string, Missing["metrics"][number]>();
  for (const { metric: key, scale } of scoredIn(definition)) {
    const metric = offered.get(key);
    if (metric && !known.metrics.has(key) && !metrics.has(key)) metrics.set(key, { metric, scale });
  }
  const scales = scalesIn(definition).flatMap(({ question, scale }) =>
    scale.version === 1 && !known.scales.has(scale.key) ? [{ scale, kind: scaleKindOf(question, offered) }] : [],
  );
  return { metrics: [...metrics.values()], scales };
}

/** Which kind of scale a question is asked on. Items of a driver have their own; other ratings are of one's own making. */
function scaleKindOf(question: Question, offered: ReadonlyMap<string, TemplateMetric>): ScaleRow["kind"] {
  if (question.type === "nps" || question.type === "csat" || question.type === "ces" || question.type === "stars")
    return question.type;
  const metric = scoredIn({ questions: [question] })[0]?.metric;
  return offered.get(metric ?? "")?.kind ?? "custom";
}
