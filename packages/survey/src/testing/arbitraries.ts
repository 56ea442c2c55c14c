import fc from "fast-check";
import type { Answer, Session } from "../answer.ts";
import { standingsOf } from "../check/order.ts";
import type { Condition } from "../condition.ts";
import type { Rule, SurveyDefinition } from "../definition.ts";
import { unitsOf } from "../order.ts";
import { nextQuestion } from "../path.ts";
import type { Question, QuestionType } from "../question.ts";
import { samplesOf } from "../sample-answers.ts";
import { ces7Easy, ces7Effort, csat5, csat7, likelihood5, nps, stars5 } from "../templates/scales.ts";
import { whyOf } from "../why.ts";
import { survey } from "./surveys.ts";

const words = (text: string) => ({ en: text, "zh-Hans": `${text}？`, "zh-Hant": `${text}？` });
const choices = ["a", "b", "c", "d"].map((id) => ({ id, text: words(id) }));

const builders: Record<
  QuestionType,
  (asked: { id: string; text: Record<string, string>; required?: boolean }) => Question
> = {
  nps: (asked) => ({ type: "nps", ...asked, metric: "nps", scale: nps }),
  csat: (asked) => ({ type: "csat", ...asked, metric: "csat", scale: asked.required ? csat5 : csat7 }),
  ces: (asked) => ({ type: "ces", ...asked, metric: "ces", scale: asked.required ? ces7Easy : ces7Effort }),
  stars: (asked) => ({ type: "stars", ...asked, metric: "csat", scale: stars5, touchpoint: "shop" }),
  rating: (asked) => ({ type: "rating", ...asked, metric: "driver", scale: likelihood5 }),
  single: (asked) => ({ type: "single", ...asked, choices, shuffleChoices: true }),
  multiple: (asked) => ({ type: "multiple", ...asked, choices, most: 3 }),
  matrix: (asked) => ({
    type: "matrix",
    ...asked,
    rows: ["x", "y"].map((id) => ({ id, text: words(id), metric: `driver-${id}` })),
    columns: { scale: csat5 },
  }),
  rank: (asked) => ({ type: "rank", ...asked, choices, ranked: 2 }),
  text: (asked) => ({ type: "text", ...asked }),
  number: (asked) => ({ type: "number", ...asked, least: 0, most: 10 }),
  date: (asked) => ({ type: "date", ...asked, latest: "today" }),
  file: (asked) => ({ type: "file", ...asked, accepted: ["image/png"], largestBytes: 1000 }),
  consent: (asked) => ({ type: "consent", ...asked, purpose: "research" }),
  expectation: (asked) => ({
    type: "expectation",
    ...asked,
    labels: { below: words("below"), as: words("as"), above: words("above") },
  }),
};

export const anyType = fc.constantFrom(...(Object.keys(builders) as QuestionType[]));

/** Questions of every type in any order, each score with its why. */
const anyQuestions: fc.Arbitrary<Question[]> = fc
  .array(fc.tuple(anyType, fc.boolean()), { minLength: 1, maxLength: 8 })
  .map((kinds) =>
    kinds.flatMap(([type, required], index): Question[] => {
      const id = `${type}-${index}`;
      const question = builders[type]({ id, text: words(id), ...(required && { required }) });
      const isScore = "scale" in question || question.type === "matrix";
      return isScore ? [question, { ...whyOf(question), text: words("why") }] : [question];
    }),
  );

type Dice = readonly number[];

/** A condition about an earlier question; the dice choose. */
function conditionOn(question: Question, [a = 0, b = 0]: Dice): Condition {
  const test: Condition = (() => {
    if ("scale" in question) {
      const { min, max } = question.scale;
      return { question: question.id, is: a % 2 ? "atLeast" : "atMost", value: min + (b % (max - min + 1)) } as const;
    }
    if ("choices" in question)
      return { question: question.id, is: "oneOf", values: [choices[b % 4]?.id ?? "a"] } as const;
    return { question: question.id, is: "answered" } as const;
  })();
  return a % 3 === 0 ? { not: test } : test;
}

/** Rules that may stand: they read earlier answers, jump forwards, and leave shuffled groups alone. */
function rulesOf(definition: SurveyDefinition, dice: readonly Dice[]): Rule[] {
  const units = unitsOf(definition.questions);
  const standings = standingsOf(definition);
  return dice.flatMap((die, index): Rule[] => {
    const [kind = 0, x = 0, y = 0, ...rest] = die;
    const from = x % units.length;
    const to = from + 1 + (y % units.length);
    const [read, subject] = [units[from]?.[0], units[to]?.[0]];
    const group = (question: Question | undefined) => standings.get(question?.id ?? "")?.group ?? null;
    if (!read) return [];
    const [id, when] = [`rule-${index}`, conditionOn(read, rest)];
    if (kind % 3 < 2) {
      const isInOneGroup = group(read) !== null && group(read) === group(subject);
      return subject && !isInOneGroup ? [{ id, do: kind % 3 === 0 ? "show" : "skip", question: subject.id, when }] : [];
    }
    if (group(read) !== null || (subject && group(subject) !== null)) return [];
    return [{ id, do: "jump", after: read.id, to: subject?.id ?? null, ...(kind % 2 && { when }) }];
  });
}

/** Any survey that may be published: every type, rules, a shuffled group, three languages. */
export const anySurvey: fc.Arbitrary<SurveyDefinition> = fc
  .tuple(
    anyQuestions,
    fc.array(fc.array(fc.nat(50), { minLength: 5, maxLength: 5 }), { maxLength: 5 }),
    fc.option(fc.nat(6)),
  )
  .map(([questions, dice, shuffled]) => {
    const heads = unitsOf(questions).flatMap(([head]) => head?.id ?? []);
    const group = shuffled === null ? [] : heads.slice(shuffled, shuffled + 3);
    const definition = survey({
      languages: ["en", "zh-Hans", "zh-Hant"],
      title: words("title"),
      ending: { thankYou: words("thanks") },
      questions,
      ...(group.length > 1 && { shuffle: [group] }),
    });
    return { ...definition, logic: rulesOf(definition, dice) };
  });

/** Answers as somebody gives them who goes through a survey; the dice choose among what each question accepts. */
export function walkThrough(
  definition: SurveyDefinition,
  seed: number,
  dice: Dice,
): { session: Session; asked: string[] } {
  const answers: Record<string, Answer | null> = {};
  const asked: string[] = [];
  for (let turn = 0; ; turn += 1) {
    const question = nextQuestion(definition, { answers, seed });
    if (!question) return { session: { answers, seed }, asked };
    const accepted = samplesOf(question, []);
    answers[question.id] = accepted[(dice[turn % Math.max(1, dice.length)] ?? 0) % accepted.length] ?? null;
    asked.push(question.id);
  }
}
