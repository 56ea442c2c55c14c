import type { MetricRow, ScaleRow } from "@heard/db/schema/metrics";
import type { ScoreMethod } from "@heard/metrics";
import { assertScaleAllowed } from "../catalogue/rules.ts";
import { DomainError, invalidInput } from "../errors.ts";
import { methodsOn, scaleKindsOf } from "../scales/rules.ts";

/** The metric that every registry counts beside its own: complete responses. No metric of an organisation can be called so. */
export const responsesKey = "responses";

/**
 * A metric asks on a scale of its kind: an NPS on 0 to 10 and nothing else.
 * @throws DomainError invalid_input `nps_scale` or `scale_kind`
 */
export function assertScaleFits(metric: Pick<MetricRow, "key" | "kind">, scale: ScaleRow): void {
  assertScaleAllowed(metric.kind, scale);
  if (!scaleKindsOf[metric.kind].includes(scale.kind))
    throw invalidInput("scale_kind", {
      metric: metric.key,
      scale: scale.key,
      accepted: scaleKindsOf[metric.kind].join(", "),
    });
}

/** The method wanted, or the customary one, where the scale allows it. @throws DomainError invalid_input `method_unknown` */
export function headlineOf(
  metric: Pick<MetricRow, "key" | "kind">,
  scale: ScaleRow,
  wanted: string | undefined,
): ScoreMethod {
  const accepted = methodsOn(metric.kind, scale);
  const method = wanted === undefined ? accepted[0] : accepted.find((one) => one === wanted);
  if (!method)
    throw invalidInput("method_unknown", { metric: metric.key, method: wanted ?? "", accepted: accepted.join(", ") });
  return method;
}

/** What was asked about one contact cannot become an answer about the whole relationship. @throws DomainError invalid_state `scope_fixed` */
export function assertScopeCanChange(metric: Pick<MetricRow, "key" | "scope">, wanted: string, answers: number): void {
  if (wanted !== metric.scope && answers > 0)
    throw new DomainError("invalid_state", "scope_fixed", { metric: metric.key, scope: metric.scope, count: answers });
}

/** Which metrics one response gives several scores of: each that its scores name more than once. */
export const namedTwice = (metrics: readonly string[]): string[] => [
  ...new Set(metrics.filter((metric, index) => metrics.indexOf(metric) !== index)),
];
