import type { SurveyDefinition } from "../definition.ts";
import { unitsOf } from "../order.ts";
import type { Question } from "../question.ts";
import type { ScaleReference } from "../scale-reference.ts";
import type { Place, Report } from "./report.ts";

/** A scale that a survey asks on, with its place and the type of its question. */
export type PlacedScale = { scale: ScaleReference; place: Place; question: Question };

/** The scales of a survey. */
export function scalesOf({ questions }: SurveyDefinition): PlacedScale[] {
  return questions.flatMap((question, index): PlacedScale[] => {
    if ("scale" in question) return [{ scale: question.scale, place: ["questions", index, "scale"], question }];
    if (question.type !== "matrix" || !("scale" in question.columns)) return [];
    return [{ scale: question.columns.scale, place: ["questions", index, "columns", "scale"], question }];
  });
}

/** Whether answers to a question are scores of a metric. */
export function isScored(question: Question): boolean {
  if (question.type === "matrix")
    return "scale" in question.columns && question.rows.some(({ metric }) => metric !== undefined);
  return "scale" in question;
}

/** Each score is asked on a scale of its kind whose ends are named, and is followed by an open “why” unless a reason says why not. */
export function checkScores(definition: SurveyDefinition, report: Report): void {
  const scales = scalesOf(definition);
  for (const { scale, place, question } of scales) {
    checkShape(question.type, scale, place, report);
    checkLabels(question.type, scale, place, report);
    const first = scales.find((other) => other.scale.key === scale.key && other.scale.version === scale.version);
    if (first && JSON.stringify(sorted(first.scale)) !== JSON.stringify(sorted(scale)))
      report("scale_contradiction", place, scale, `the same as version ${scale.version} of ${scale.key} before it`, {
        scale: scale.key,
        version: scale.version,
      });
  }
  checkWhys(definition, report);
}

const shapes = {
  nps: { code: "nps_scale", expected: "0 to 10, higherIsBetter", fits: (s) => s.min === 0 && s.max === 10 && up(s) },
  csat: {
    code: "csat_scale",
    expected: "1 to 5 or 1 to 7, higherIsBetter",
    fits: (s) => s.min === 1 && [5, 7].includes(s.max) && up(s),
  },
  ces: {
    code: "ces_scale",
    expected: "1 to 5 or 1 to 7, in either direction",
    fits: (s) => s.min === 1 && [5, 7].includes(s.max),
  },
  stars: {
    code: "stars_scale",
    expected: "1 to 3 up to 1 to 10, higherIsBetter",
    fits: (s) => s.min === 1 && s.max >= 3 && s.max <= 10 && up(s),
  },
  any: {
    code: "scale_points",
    expected: "2 to 11 whole points",
    fits: (s) => s.max - s.min >= 1 && s.max - s.min <= 10,
  },
} as const satisfies Record<
  string,
  { code: Parameters<Report>[0]; expected: string; fits: (scale: ScaleReference) => boolean }
>;
const up = ({ direction }: ScaleReference) => direction === "higherIsBetter";

function checkShape(type: Question["type"], scale: ScaleReference, place: Place, report: Report): void {
  const { code, expected, fits } = type in shapes ? shapes[type as keyof typeof shapes] : shapes.any;
  if (fits(scale)) return;
  const { min, max, direction } = scale;
  report(code, place, { min, max, direction }, expected, { min, max, direction });
}

function checkLabels(type: Question["type"], { labels, min, max }: ScaleReference, place: Place, report: Report): void {
  for (const point of Object.keys(labels)) {
    const isPoint = Number(point) >= min && Number(point) <= max && String(Number(point)) === point;
    if (!isPoint) report("label_off_scale", [...place, "labels", point], point, `a point from ${min} to ${max}`);
  }
  // Everybody knows which end of a row of stars is the good one.
  for (const end of type === "stars" ? [] : [min, max])
    if (!Object.hasOwn(labels, end))
      report("end_label_missing", [...place, "labels", end], null, `what ${end} means`, { point: end });
}

function checkWhys({ questions }: SurveyDefinition, report: Report): void {
  for (const unit of unitsOf(questions)) {
    const [head, ...whys] = unit;
    if (!head) continue;
    const place = ["questions", questions.indexOf(head)];
    const reason = "noWhy" in head ? head.noWhy : undefined;
    if (isScored(head) && whys.length === 0 && reason === undefined)
      report("why_missing", place, head.id, `a text question with whyOf "${head.id}" after it, or a reason in noWhy`, {
        question: head.id,
      });
    if (head.type === "text" && head.whyOf !== undefined)
      report("why_misplaced", [...place, "whyOf"], head.whyOf, `a place directly after the score "${head.whyOf}"`);
    if (whys.length > 0 && !isScored(head))
      for (const why of whys)
        report("why_misplaced", ["questions", questions.indexOf(why), "whyOf"], head.id, "the id of a score question");
  }
}

/** The same value whatever the order of its keys. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .map(([key, inner]) => [key, sorted(inner)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
