import type { Question, ScaleReference, SurveyDefinition, Texts } from "@heard/survey/runtime";
import { expectationTemplate } from "@heard/survey/templates/expectation-template";
import { freeId, idsOf } from "./edit-definition.ts";
import { type Measuring, metricsFor, newestScale, referenceTo, spoken, starsUpTo } from "./measuring.ts";
import type { Kind } from "./question-kinds.ts";
import { whyFor } from "./why-question.ts";

const scored: Partial<Record<Kind, { type: "nps" | "csat" | "ces" | "stars" | "rating"; scale: string }>> = {
  nps: { type: "nps", scale: "nps-0-10" },
  csat5: { type: "csat", scale: "csat-1-5" },
  csat7: { type: "csat", scale: "csat-1-7" },
  ces7Easy: { type: "ces", scale: "ces-1-7-easy" },
  ces5Easy: { type: "ces", scale: "ces-1-5-easy" },
  ces7Effort: { type: "ces", scale: "ces-1-7-effort" },
  ces5Effort: { type: "ces", scale: "ces-1-5-effort" },
  stars: { type: "stars", scale: "stars-1-5" },
  rating: { type: "rating", scale: "likelihood-1-5" },
};

/** A new question of a kind, under an id that nobody has taken; a score comes with the open “why” that follows it. */
export function newQuestions(
  kind: Kind,
  definition: SurveyDefinition,
  { measuring, takenElsewhere }: { measuring: Measuring; takenElsewhere: ReadonlySet<string> },
): Question[] {
  const taken = new Set([...idsOf(definition), ...takenElsewhere]);
  const score = scored[kind];
  const id = freeId(score?.type ?? kind, taken);
  if (!score) return [plainQuestion(kind, id, definition, measuring)];
  const { languages } = definition;
  const scale = scaleOf(score.scale, measuring, languages);
  const wording = score.type === "nps" || score.type === "csat" || score.type === "ces" ? scale.wording : {};
  const head: Question = {
    ...{ type: score.type, id, metric: metricFor(score.type, definition, measuring), scale: scale.reference },
    ...{ required: true, text: spoken(wording, languages) },
  };
  return [head, whyFor(head, definition)];
}

function scaleOf(
  key: string,
  measuring: Measuring,
  languages: readonly string[],
): { reference: ScaleReference; wording: Texts } {
  const known = newestScale(measuring, key);
  return { reference: referenceTo(known ?? starsUpTo(5), languages), wording: known?.wording ?? {} };
}

/** One that nothing in the survey counts for yet, where there is one: scored twice at one place is one too many. */
export function metricFor(type: string, definition: SurveyDefinition, measuring: Measuring): string {
  const options = metricsFor(measuring, type);
  const used = new Set(definition.questions.flatMap((one) => ("metric" in one ? [one.metric] : [])));
  const likely = type === "rating" ? options.filter(({ kind }) => kind === "driver") : options;
  return (likely.find(({ key }) => !used.has(key)) ?? likely[0] ?? options[0])?.key ?? type;
}

function plainQuestion(kind: Kind, id: string, { languages }: SurveyDefinition, measuring: Measuring): Question {
  const asked = { id, text: {} };
  const choices = [
    { id: "choice-1", text: {} },
    { id: "choice-2", text: {} },
  ];
  switch (kind) {
    case "single":
    case "multiple":
    case "rank":
      return { type: kind, ...asked, choices };
    case "matrix":
      return {
        ...{ type: "matrix", ...asked },
        rows: [
          { id: "item-1", text: {} },
          { id: "item-2", text: {} },
        ],
        columns: { scale: scaleOf("csat-1-5", measuring, languages).reference },
      };
    case "number":
      return { type: "number", ...asked };
    case "date":
      return { type: "date", ...asked };
    case "file":
      return {
        type: "file",
        ...asked,
        accepted: ["image/jpeg", "image/png", "application/pdf"],
        largestBytes: 10_485_760,
      };
    case "consent":
      return { type: "consent", ...asked, purpose: "contact" };
    case "expectation":
      return expectation(id, languages);
    default:
      return { type: "text", ...asked };
  }
}

function expectation(id: string, languages: readonly string[]): Question {
  const [offered] = expectationTemplate.questions;
  if (offered?.type !== "expectation") throw new Error("The template of the expectation begins with another question");
  const { below, as, above } = offered.labels;
  return {
    ...offered,
    ...{ id, text: spoken(offered.text, languages) },
    labels: { below: spoken(below, languages), as: spoken(as, languages), above: spoken(above, languages) },
  };
}
