import type { RuleOutcome } from "@heard/survey/runtime";
import type { Embedded } from "./embedded.ts";
import { type ExplainWords, explainWords } from "./explain-words.ts";

export type Line = { survey: string; question: string; outcome: string; because: string };

/** What is said of one survey to one visitor, rule by rule, in the language of the page. */
export function linesOf(
  embedded: Embedded,
  outcomes: readonly RuleOutcome[],
  page: { language: string; origin: string },
): Line[] {
  const { key, rules, refusal, sent, gateway } = embedded;
  const words = explainWords(rules?.language ?? page.language);
  const line = (question: string, outcome: string, because: string): Line => ({
    survey: key,
    question,
    outcome,
    because,
  });
  if (!rules) {
    const [why, where] =
      refusal === "originRefused" ? [words.originRefused, page.origin] : [words.unreachable, gateway];
    return [line(words.rules.origin, words.stops, `${why} (${where})`)];
  }
  const isCounted = sent.state === "complete";
  return [
    line(words.rules.origin, words.passes, page.origin),
    ...outcomes.map((one) => line(words.rules[one.rule], words[one.outcome], reasonOf(one, words))),
    line(words.rules.sent, words.sent[sent.state], sent.status >= 400 ? `HTTP ${sent.status}` : ""),
    line(words.rules.counted, isCounted ? words.counted : words.notCounted, isCounted ? sent.reference : ""),
  ];
}

/** What a rule went by, in words; its facts alone would be code. */
function reasonOf({ rule, because }: RuleOutcome, words: ExplainWords): string {
  const facts = Object.fromEntries(
    Object.entries(because).map(([name, value]) => [
      name,
      isTime(name) ? timeIn(Number(value), words.locale) : String(value),
    ]),
  );
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
  const { state = "", path = "", at = "", until, on = "" } = facts;
  if (rule === "state") return words.states[state as keyof typeof words.states] ?? state;
  if (rule === "page") return path;
  if (rule === "answered") return at;
  if (rule === "quiet") return filled(until === undefined ? words.because.quiet : words.because.quietUntil);
  if (rule === "sample") return filled(words.because.sample);
  return rule === "trigger" ? filled(words.because[on as keyof typeof words.because] ?? on) : "";
}

const isTime = (name: string) => name === "at" || name === "until";
const timeIn = (at: number, locale: string) =>
  new Date(at).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
