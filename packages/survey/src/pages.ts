import type { Session } from "./answer.ts";
import type { Condition } from "./condition.ts";
import type { SurveyDefinition } from "./definition.ts";
import { unitsOf } from "./order.ts";
import { type Step, stepsOf } from "./path.ts";
import { pipesIn } from "./piping.ts";
import type { Question } from "./question.ts";

/**
 * The path as pages. A page ends where the survey says so, and before anything that depends on an answer of the page itself: so a page never
 * changes while it is filled in, and works without a script. Pages beyond the first with open questions are a forecast.
 */
export function pagesOf(definition: SurveyDefinition, session: Session): Question[][] {
  const pages: Question[][] = [];
  let page: Question[] = [];
  let decides = false;
  for (const step of stepsOf(definition, session)) {
    if (page.length > 0 && (decides || startsPage(definition, step, page))) {
      pages.push(page);
      page = [];
    }
    if (step.asked) page.push(step.question);
    decides = isLastOfUnit(definition, step.question) && decidesWayOn(definition, step.question, page);
  }
  return page.length > 0 ? [...pages, page] : pages;
}

/** The page to show now: the first with a question that has not been seen; `null` when all have been. */
export function nextPage(definition: SurveyDefinition, session: Session): Question[] | null {
  const isOpen = ({ id }: Question) => !Object.hasOwn(session.answers, id);
  return pagesOf(definition, session).find((page) => page.some(isOpen)) ?? null;
}

/** The ids of the questions that a condition reads. */
export function questionsIn(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(questionsIn);
  if ("any" in condition) return condition.any.flatMap(questionsIn);
  if ("not" in condition) return questionsIn(condition.not);
  return "question" in condition ? [condition.question] : [];
}

function startsPage(definition: SurveyDefinition, { question, asked }: Step, page: readonly Question[]): boolean {
  const needed = dependsOn(definition, question);
  return (asked && question.newPage === true) || page.some(({ id }) => needed.includes(id));
}

function dependsOn({ logic = [] }: SurveyDefinition, { id, text, hint = {} }: Question): string[] {
  const ruled = logic.flatMap((rule) => (rule.do !== "jump" && rule.question === id ? questionsIn(rule.when) : []));
  const piped = [...Object.values(text), ...Object.values(hint)].flatMap(pipesIn);
  return [...ruled, ...piped.flatMap((pipe) => (pipe.of === "answer" ? [pipe.id] : []))];
}

/** Whether a jump after the unit of this question hangs on what is being answered on this page. */
function decidesWayOn({ logic = [], questions }: SurveyDefinition, question: Question, page: readonly Question[]) {
  const unit = unitsOf(questions).find((one) => one.includes(question)) ?? [];
  return logic.some(
    (rule) =>
      rule.do === "jump" &&
      rule.when !== undefined &&
      unit.some(({ id }) => id === rule.after) &&
      questionsIn(rule.when).some((id) => page.some((one) => one.id === id)),
  );
}

const isLastOfUnit = ({ questions }: SurveyDefinition, question: Question) =>
  unitsOf(questions).some((unit) => unit.at(-1) === question);
