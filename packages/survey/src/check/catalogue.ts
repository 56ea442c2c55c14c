import type { SurveyDefinition } from "../definition.ts";
import type { Question } from "../question.ts";
import type { ScaleReference } from "../scale-reference.ts";
import type { Place, Report } from "./report.ts";
import { scalesOf } from "./scores.ts";

type MetricKind = "nps" | "csat" | "ces" | "driver";

/** What the organisation has, as far as surveys name it. A list that is absent is not checked. */
export type SurveyCatalogue = {
  metrics?: readonly { key: string; kind: MetricKind }[];
  scales?: readonly Pick<ScaleReference, "key" | "version" | "min" | "max" | "direction">[];
  touchpoints?: readonly string[];
  channels?: readonly string[];
  segments?: readonly string[];
};

// Which metrics a type of question can count for. The scale decides the rest.
const kindsOf: Record<"nps" | "csat" | "ces" | "stars" | "rating" | "matrix", readonly MetricKind[]> = {
  nps: ["nps"],
  csat: ["csat", "driver"],
  ces: ["ces"],
  stars: ["csat", "driver"],
  rating: ["csat", "driver"],
  matrix: ["csat", "driver", "ces", "nps"],
};

/** Whether everything that a survey names exists, as the survey says it is. */
export function checkCatalogue(definition: SurveyDefinition, catalogue: SurveyCatalogue, report: Report): void {
  const { channels, segments, touchpoints } = catalogue;
  const named = (
    code: Parameters<Report>[0],
    known: readonly string[] | undefined,
    key: string | undefined,
    at: Place,
  ) => {
    if (known && key !== undefined && !known.includes(key)) report(code, at, key, listed(known), { key });
  };
  named("channel_unknown", channels, definition.channel, ["channel"]);
  named("touchpoint_unknown", touchpoints, definition.touchpoint, ["touchpoint"]);
  for (const [index, { fills, segment, values = [] }] of (definition.parameters ?? []).entries()) {
    named("segment_unknown", segments, segment, ["parameters", index, "segment"]);
    for (const [at, value] of values.entries()) {
      const place = ["parameters", index, "values", at];
      if (fills === "touchpoint") named("touchpoint_unknown", touchpoints, value, place);
      if (fills === "channel") named("channel_unknown", channels, value, place);
    }
  }
  for (const [index, question] of definition.questions.entries())
    for (const { metric, touchpoint, place } of scoredBy(question, ["questions", index])) {
      named("touchpoint_unknown", touchpoints, touchpoint, [...place, "touchpoint"]);
      if (metric !== undefined) checkMetric(question, metric, [...place, "metric"], catalogue, report);
    }
  for (const { scale, place } of scalesOf(definition)) checkScale(scale, place, catalogue, report);
}

function scoredBy(question: Question, place: Place) {
  if (question.type === "matrix") return question.rows.map((row, at) => ({ ...row, place: [...place, "rows", at] }));
  return "metric" in question ? [{ ...question, place }] : [];
}

function checkMetric(
  question: Question,
  key: string,
  place: Place,
  { metrics }: SurveyCatalogue,
  report: Report,
): void {
  if (!metrics) return;
  const metric = metrics.find((one) => one.key === key);
  const kinds = question.type in kindsOf ? kindsOf[question.type as keyof typeof kindsOf] : [];
  if (!metric) report("metric_unknown", place, key, listed(metrics.map((one) => one.key)), { metric: key });
  else if (!kinds.includes(metric.kind))
    report("metric_kind", place, key, `a metric of kind ${kinds.join(" or ")}`, { metric: key, kind: metric.kind });
}

function checkScale(scale: ScaleReference, place: Place, { scales }: SurveyCatalogue, report: Report): void {
  if (!scales) return;
  const { key, version } = scale;
  const known = scales.find((one) => one.key === key && one.version === version);
  if (!known)
    report("scale_unknown", place, `${key} ${version}`, listed(scales.map((one) => `${one.key} ${one.version}`)), {
      scale: key,
      version,
    });
  else if (known.min !== scale.min || known.max !== scale.max || known.direction !== scale.direction)
    report("scale_differs", place, scale, `${known.min} to ${known.max}, ${known.direction}`, { scale: key, version });
}

const listed = (keys: readonly string[]) => keys.join(", ") || "none: there are none yet";
