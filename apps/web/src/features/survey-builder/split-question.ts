import type { SurveyDefinition } from "@heard/survey/runtime";
import { copyQuestion, setQuestion } from "./edit-definition.ts";
import type { Measuring } from "./measuring.ts";
import { metricFor } from "./new-question.ts";

// What joins the two things, in the words of the check; the longest first.
const joint =
  /,? (?:and\/or|as well as|along with|together with|and) | ?\/ ?|以及|并且|並且|而且|及其|还有|還有|及|和|与|與|跟|且|兼|、/iu;
const ownArticle = /^(?:the|our|your|its|their|an?) /i;

/**
 * A text that asks two things as two texts; `excerpt` is where it does. In English the word before the first thing belongs to both, unless the second brings
 * its own. `null` where that is not told by the words alone.
 * @example
 * splitText("How was the price and quality of it?", "the price and quality"); // => ["How was the price of it?", "How was the quality of it?"]
 */
export function splitText(text: string, excerpt: string): [string, string] | null {
  const at = text.indexOf(excerpt);
  if (at < 0) return null;
  const [before, after] = [text.slice(0, at), text.slice(at + excerpt.length)];
  // A second question, from its beginning on.
  if (/[?？]/.test(before)) return [before.trim(), `${excerpt}${after}`.trim()];
  const found = joint.exec(excerpt);
  if (!found) return null;
  const [first, second] = [excerpt.slice(0, found.index), excerpt.slice(found.index + found[0].length)];
  if (first === "" || second === "") return null;
  const [shared, own] = first.split(" ");
  const whole = own === undefined || ownArticle.test(second) ? second : `${shared} ${second}`;
  return [`${before}${first}${after}`, `${before}${whole}${after}`];
}

/**
 * A question that asks two things as two questions, in every language in which it does; in the others both say what the one said. The second counts for a
 * metric that nothing counts for yet, where there is one. `null` where no language says how.
 */
export function splitQuestion(
  definition: SurveyDefinition,
  id: string,
  {
    excerpts,
    measuring,
    takenElsewhere,
  }: { excerpts: ReadonlyMap<string, string>; measuring: Measuring; takenElsewhere: ReadonlySet<string> },
): { definition: SurveyDefinition; id: string } | null {
  const question = definition.questions.find((one) => one.id === id);
  if (!question) return null;
  const [first, second] = [{ ...question.text }, { ...question.text }];
  let isTold = false;
  for (const [language, excerpt] of excerpts) {
    const parts = splitText(question.text[language] ?? "", excerpt);
    if (!parts) continue;
    [first[language], second[language]] = parts;
    isTold = true;
  }
  if (!isTold) return null;
  const made = copyQuestion(setQuestion(definition, { ...question, text: first }), id, takenElsewhere);
  const copy = made.definition.questions.find((one) => one.id === made.id);
  if (!copy) return null;
  const metric = "metric" in copy ? { metric: metricFor(copy.type, made.definition, measuring) } : {};
  return { ...made, definition: setQuestion(made.definition, { ...copy, ...metric, text: second }) };
}
