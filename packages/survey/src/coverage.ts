import { type Answer, type Answers, answerOf, type Parameters } from "./answer.ts";
import type { AnswerTest, Condition, ParameterTest } from "./condition.ts";
import type { Rule, SurveyDefinition } from "./definition.ts";
import { conditionHolds, type Known } from "./evaluate.ts";
import { unitsOf } from "./order.ts";
import { stepsOf } from "./path.ts";
import { samplesOf } from "./sample-answers.ts";

export type Coverage = {
  /** Questions that some answers lead to, in the order of the definition. */
  reached: string[];
  /** Questions that no answers lead to. */
  unreachable: string[];
  /** Rules that never apply, whatever is answered. */
  deadRules: string[];
  /** `false` when there were too many ways to walk them all; then what was not reached may still be reachable. */
  isExhaustive: boolean;
};

/** Beyond so many different situations the search stops and says so. */
export const mostSituations = 20_000;

/**
 * Walks every way through a survey that its rules can tell apart, with answers that the survey accepts. Answers between which no rule
 * distinguishes are walked once, so ten branching questions take milliseconds.
 */
export function pathCoverage(definition: SurveyDefinition, most: number = mostSituations): Coverage {
  const { questions, logic = [] } = definition;
  const search = new Search(definition, most);
  for (const parameters of situationsOfLinks(definition)) search.walk({}, parameters);
  return {
    reached: questions.map(({ id }) => id).filter((id) => search.reached.has(id)),
    unreachable: questions.map(({ id }) => id).filter((id) => !search.reached.has(id)),
    deadRules: logic.map(({ id }) => id).filter((id) => !search.applied.has(id)),
    isExhaustive: search.left > 0,
  };
}

class Search {
  readonly reached = new Set<string>();
  readonly applied = new Set<string>();
  left: number;
  readonly #definition: SurveyDefinition;
  readonly #seen = new Set<string>();
  readonly #tests: readonly AnswerTest[];
  readonly #unitOf: ReadonlyMap<string, number>;
  readonly #samples = new Map<string, (Answer | null)[]>();

  constructor(definition: SurveyDefinition, most: number) {
    this.#definition = definition;
    this.left = most;
    this.#tests = (definition.logic ?? []).flatMap(({ when }) => (when ? answerTestsIn(when) : []));
    this.#unitOf = new Map(
      unitsOf(definition.questions).flatMap((unit, at) => unit.map(({ id }) => [id, at] as const)),
    );
    for (const question of definition.questions) {
      const own = this.#tests.filter((test) => test.question === question.id);
      if (own.length > 0) this.#samples.set(question.id, this.#toldApart(question.id, samplesOf(question, own), own));
    }
  }

  /** One answer for each way in which the tests tell answers to a question apart. */
  #toldApart(id: string, answers: readonly (Answer | null)[], tests: readonly AnswerTest[]): (Answer | null)[] {
    const outcomes = new Map(
      answers.map((answer) => [this.#outcome(tests, { answers: { [id]: answer } }), answer] as const),
    );
    return [...outcomes.values()];
  }

  #outcome(tests: readonly Condition[], known: Known): string {
    return tests.map((test) => (conditionHolds(this.#definition, test, known) ? 1 : 0)).join("");
  }

  /** Follows the path to the next question whose answer decides something, then takes each of its answers in turn. */
  walk(answers: Answers, parameters: Parameters): void {
    const steps = stepsOf(this.#definition, { answers, parameters, seed: 0 });
    const open = steps.findIndex(
      ({ question: { id }, asked }) => asked && this.#samples.has(id) && !Object.hasOwn(answers, id),
    );
    const certain = open < 0 ? steps : steps.slice(0, open + 1);
    const reachedAnswers = Object.fromEntries(
      certain.flatMap(({ question: { id }, asked }) => (asked ? [[id, answerOf(answers, id)]] : [])),
    );
    const known: Known = { answers: reachedAnswers, parameters };
    for (const { question, asked } of certain) if (asked) this.reached.add(question.id);
    const next = open < 0 ? undefined : steps[open]?.question.id;
    this.#noteRules(
      certain.map(({ question }) => question.id),
      next,
      known,
    );
    if (next === undefined || this.left <= 0) return;

    const situation = `${next} ${this.#outcome(this.#testsFrom(next), known)} ${JSON.stringify(parameters)}`;
    if (this.#seen.has(situation)) return;
    this.#seen.add(situation);
    this.left -= 1;
    for (const answer of this.#samples.get(next) ?? []) this.walk({ ...answers, [next]: answer }, parameters);
  }

  /** What rules from here on still ask for. */
  #testsFrom(id: string): AnswerTest[] {
    const from = this.#unitOf.get(id) ?? 0;
    return (this.#definition.logic ?? []).flatMap((rule) =>
      rule.when && (this.#unitOf.get(subjectOf(rule)) ?? 0) >= from ? answerTestsIn(rule.when) : [],
    );
  }

  #noteRules(passed: readonly string[], open: string | undefined, known: Known): void {
    const logic = this.#definition.logic ?? [];
    const openUnit = open === undefined ? undefined : this.#unitOf.get(open);
    const holds = (rule: Rule) => rule.when === undefined || conditionHolds(this.#definition, rule.when, known);
    for (const rule of logic)
      if (rule.do !== "jump" && passed.includes(rule.question) && holds(rule)) this.applied.add(rule.id);
    // Of the jumps of a unit only the first that holds is taken.
    for (const unit of new Set(passed.map((id) => this.#unitOf.get(id)))) {
      if (unit === openUnit) continue;
      const taken = logic.find(
        (rule) =>
          rule.do === "jump" &&
          this.#unitOf.get(rule.after) === unit &&
          Object.hasOwn(known.answers, rule.after) &&
          holds(rule),
      );
      if (taken) this.applied.add(taken.id);
    }
  }
}

const subjectOf = (rule: Rule) => (rule.do === "jump" ? rule.after : rule.question);

function answerTestsIn(condition: Condition): AnswerTest[] {
  return testsIn(condition).filter((test): test is AnswerTest => "question" in test);
}

function testsIn(condition: Condition): (AnswerTest | ParameterTest)[] {
  if ("all" in condition) return condition.all.flatMap(testsIn);
  if ("any" in condition) return condition.any.flatMap(testsIn);
  return "not" in condition ? testsIn(condition.not) : [condition];
}

/** The links that rules can tell apart: each value that a rule names, one that none names, and none at all. */
function situationsOfLinks({ parameters = [], logic = [] }: SurveyDefinition): Parameters[] {
  const tests = logic.flatMap(({ when }) => (when ? testsIn(when) : []));
  let links: Parameters[] = [{}];
  for (const { key, values, required } of parameters) {
    const own = tests.filter((test): test is ParameterTest => "parameter" in test && test.parameter === key);
    if (own.length === 0) continue;
    const named = new Set(own.flatMap((test) => (test.is === "oneOf" ? test.values : [])));
    const other = values ? values.find((value) => !named.has(value)) : "something else";
    const candidates = [...named, ...(other === undefined ? [] : [other])];
    const given = links.flatMap((link) => candidates.map((value) => ({ ...link, [key]: value })));
    links = (required ? given : [...links, ...given]).slice(0, 1000);
  }
  return links;
}
