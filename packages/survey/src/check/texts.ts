import type { SurveyDefinition } from "../definition.ts";
import type { Question } from "../question.ts";
import type { ScaleReference } from "../scale-reference.ts";
import type { Texts } from "../texts.ts";
import type { Place, Report } from "./report.ts";

export type TextRole = "title" | "welcome" | "question" | "hint" | "choice" | "row" | "label" | "unit" | "thankYou";
/** A text that respondents read, and where it stands. */
export type PlacedText = { texts: Texts; place: Place; role: TextRole; question?: Question };

/** Every text of a survey, in the order of its definition. */
export function textsOf(definition: SurveyDefinition): PlacedText[] {
  const { title, welcome, questions, ending } = definition;
  return [
    { texts: title, place: ["title"], role: "title" },
    ...(welcome ? [{ texts: welcome, place: ["welcome"], role: "welcome" as const }] : []),
    ...questions.flatMap((question, index) => textsOfQuestion(question, ["questions", index])),
    ...("thankYou" in ending
      ? [{ texts: ending.thankYou, place: ["ending", "thankYou"], role: "thankYou" as const }]
      : []),
  ];
}

function textsOfQuestion(question: Question, at: Place): PlacedText[] {
  const placed = (texts: Texts, role: TextRole, ...below: Place): PlacedText => ({
    texts,
    place: [...at, ...below],
    role,
    question,
  });
  const listed = (list: readonly { text: Texts }[], role: TextRole, ...below: Place) =>
    list.map(({ text }, index) => placed(text, role, ...below, index, "text"));
  const labels = ({ labels: points }: ScaleReference, ...below: Place) =>
    Object.entries(points).map(([point, text]) => placed(text, "label", ...below, "labels", point));
  return [
    placed(question.text, "question", "text"),
    ...(question.hint ? [placed(question.hint, "hint", "hint")] : []),
    ...("scale" in question ? labels(question.scale, "scale") : []),
    ...("choices" in question ? listed(question.choices, "choice", "choices") : []),
    ...("rows" in question ? listed(question.rows, "row", "rows") : []),
    ...("columns" in question && "scale" in question.columns ? labels(question.columns.scale, "columns", "scale") : []),
    ...("columns" in question && "choices" in question.columns
      ? listed(question.columns.choices, "choice", "columns", "choices")
      : []),
    ...("unit" in question && question.unit ? [placed(question.unit, "unit", "unit")] : []),
    ...("labels" in question
      ? Object.entries(question.labels).map(([word, text]) => placed(text, "label", "labels", word))
      : []),
  ];
}

/** Every text is there in every language, so nobody meets a question in a language that they did not choose. */
export function checkTexts(definition: SurveyDefinition, report: Report): void {
  const { languages, defaultLanguage } = definition;
  for (const [index, tag] of languages.entries()) {
    const canonical = canonicalTag(tag);
    if (canonical !== tag) report("language_tag", ["languages", index], tag, canonical ?? "a BCP 47 tag");
    if (languages.indexOf(tag) !== index)
      report("language_twice", ["languages", index], tag, "each language once", { language: tag });
  }
  if (!languages.includes(defaultLanguage))
    report("language_default", ["defaultLanguage"], defaultLanguage, languages.join(", "));
  for (const { texts, place } of textsOf(definition))
    for (const language of languages)
      if (!Object.hasOwn(texts, language) || texts[language]?.trim() === "")
        report("text_missing", [...place, language], null, `a text in ${language}`, { language });
}

function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
