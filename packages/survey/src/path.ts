import { type Answer, type Answers, answerOf, type Session } from "./answer.ts";
import type { Rule, SurveyDefinition } from "./definition.ts";
import { conditionHolds, type Known } from "./evaluate.ts";
import { unitsInOrder } from "./order.ts";
import type { Question } from "./question.ts";

/** A place on the way: `at` counts all questions in this respondent's order; not `asked` is one that the rules leave out. */
export type Step = { question: Question; at: number; asked: boolean };

/**
 * The way through the survey with these answers. A question without an answer counts as left empty. Only answers on the way itself decide;
 * one given on a path that was left since decides nothing. Every step goes forwards, so the way ends, whatever the definition says.
 */
export function stepsOf(definition: SurveyDefinition, session: Session): Step[] {
  const units = unitsInOrder(definition, session.seed);
  const logic = definition.logic ?? [];
  const reached: Record<string, Answer | null> = Object.create(null);
  const known: Known = { answers: reached, parameters: session.parameters };
  const holds = (rule: Rule) => rule.when === undefined || conditionHolds(definition, rule.when, known);
  const steps: Step[] = [];
  let [unitAt, at] = [0, 0];
  while (unitAt < units.length) {
    const unit = units[unitAt] ?? [];
    for (const question of unit) {
      const asked = isAsked(question, logic, holds);
      if (asked) reached[question.id] = answerOf(session.answers, question.id);
      steps.push({ question, at, asked });
      at += 1;
    }
    const jump = logic.find(
      (rule) => rule.do === "jump" && rule.after in reached && isOf(unit, rule.after) && holds(rule),
    );
    const target = jump?.do === "jump" ? targetOf(units, jump.to, unitAt) : unitAt + 1;
    for (const passed of units.slice(unitAt + 1, target)) at += passed.length;
    unitAt = target;
  }
  return steps;
}

function isAsked({ id }: Question, logic: readonly Rule[], holds: (rule: Rule) => boolean): boolean {
  const own = (kind: "show" | "skip") => logic.filter((rule) => rule.do === kind && rule.question === id);
  const shows = own("show");
  return (shows.length === 0 || shows.some(holds)) && !own("skip").some(holds);
}

const isOf = (unit: readonly Question[], id: string) => unit.some((question) => question.id === id);

function targetOf(units: readonly (readonly Question[])[], to: string | null, from: number): number {
  if (to === null) return units.length;
  return Math.max(
    from + 1,
    units.findIndex((unit) => isOf(unit, to)),
  );
}

/** The questions that are asked with these answers, in order. */
export function pathOf(definition: SurveyDefinition, session: Session): Question[] {
  return stepsOf(definition, session).flatMap(({ question, asked }) => (asked ? [question] : []));
}

/** The question to ask now: the first on the path that has not been seen. `null` when all have been. */
export function nextQuestion(definition: SurveyDefinition, session: Session): Question | null {
  const isOpen = ({ question, asked }: Step) => asked && !Object.hasOwn(session.answers, question.id);
  return stepsOf(definition, session).find(isOpen)?.question ?? null;
}

/** The question before this one on the path, for going back; `null` at the beginning. */
export function previousQuestion(definition: SurveyDefinition, session: Session, id: string): Question | null {
  const path = pathOf(definition, session);
  return path[path.findIndex((question) => question.id === id) - 1] ?? null;
}

/**
 * How far along somebody is who looks at a question, 0 to 1, whether they came to it or went back to it. Jumps make it leap; it never goes back on the way
 * on. 1 for a question that the rules do not lead to: nothing is ahead of it.
 */
export function progressAt(definition: SurveyDefinition, session: Session, id: string): number {
  const step = stepsOf(definition, session).find(({ question }) => question.id === id);
  return step ? step.at / definition.questions.length : 1;
}

/** The answers on the path, without those that were given on one left since. */
export function reachedAnswers(definition: SurveyDefinition, session: Session): Answers {
  const ids = pathOf(definition, session).map(({ id }) => id);
  return Object.fromEntries(
    ids.filter((id) => Object.hasOwn(session.answers, id)).map((id) => [id, answerOf(session.answers, id)]),
  );
}
