import type { LocalisedText } from "@heard/db/schema/columns";
import type { MetricRow, ScaleRow } from "@heard/db/schema/metrics";
import { csatMethodsOf, type ScoreMethod } from "@heard/metrics";
import { assertScaleAllowed, type ScaleShape } from "../catalogue/rules.ts";
import { invalidInput } from "../errors.ts";
import { methodsOf } from "../measures/methods.ts";

export type ScaleContent = Pick<ScaleRow, "kind" | "min" | "max" | "direction" | "labels" | "wording">;

/** Which kinds of scale a kind of metric is asked on. */
export const scaleKindsOf: Record<MetricRow["kind"], readonly ScaleRow["kind"][]> = {
  nps: ["nps"],
  csat: ["csat", "stars", "custom"],
  ces: ["ces"],
  driver: ["driver", "csat", "stars", "custom"],
};

/**
 * A scale has 2 to 11 whole points and labels for points that it has; NPS is 0 to 10 with more as better.
 * @throws DomainError invalid_input `scale_not_allowed`, `nps_scale` or `label_off_scale`
 */
export function assertScale({ kind, min, max, direction, labels }: ScaleContent): void {
  assertScaleAllowed(kind, { min, max, direction });
  const stray = Object.keys(labels).find((point) => Number(point) < min || Number(point) > max);
  if (stray !== undefined) throw invalidInput("label_off_scale", { value: stray, min, max });
}

/** The methods that a kind of metric has on a scale. A top-2 box needs a point outside it, a composite a scale from 0 up. */
export function methodsOn(kind: MetricRow["kind"], scale: ScaleShape): readonly ScoreMethod[] {
  const sayable: readonly ScoreMethod[] = csatMethodsOf(scale);
  return methodsOf[kind].filter((method) => method === "nps" || method === "easeIndex" || sayable.includes(method));
}

/** Whether two versions say the same to a respondent. */
export function sameContent(a: ScaleContent, b: ScaleContent): boolean {
  return canonical(a) === canonical(b);
}

/** Whether the question is put in the same words. */
export const sameWording = (a: Partial<LocalisedText>, b: Partial<LocalisedText>) =>
  JSON.stringify(textOf(a)) === JSON.stringify(textOf(b));

function canonical({ kind, min, max, direction, labels, wording }: ScaleContent): string {
  const points = Object.entries(labels)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([point, text]) => [point, textOf(text)]);
  return JSON.stringify([kind, min, max, direction, points, textOf(wording)]);
}

/** Empty and absent are the same; the order of languages plays no part. */
function textOf(text: Partial<LocalisedText>): string[] {
  return (["en", "zh-Hans", "zh-Hant"] as const).map((language) => text[language] ?? "");
}
