import {
  type AnswerProblem,
  type Answers,
  checkAnswer,
  nextPage,
  pagesOf,
  type Question,
  reachedAnswers,
  requirementsOf,
  type Session,
  type SurveyDefinition,
} from "@heard/survey/runtime";
import { type FormFields, readAnswer } from "./read-form.ts";

/** The way through the survey that a token stands for. */
export type Way = Pick<Session, "parameters" | "seed"> & { definition: SurveyDefinition };
export type Press = "next" | "back" | "stay";
export type Posted = {
  /** The answers of other pages, as the page carried them; nobody vouches for them. */
  carried: string;
  /** The first question of the page that was sent. */
  page: string;
  press: Press;
  form: FormFields;
  /** What was wrong with files that came along. */
  refused?: readonly AnswerProblem[];
};
export type Standing = {
  /** What was answered so far and can be taken; on the way on, this page included. */
  answers: Answers;
  /** The page to show now; `null` when all has been answered. */
  page: Question[] | null;
  problems: AnswerProblem[];
  /** Whether the page is the one that was sent, so that what stands in its fields stays. */
  isSame: boolean;
};

/** Where somebody stands after pressing a button. Pure: what is kept of it, and whether, is decided elsewhere. */
export function walk(way: Way, posted: Posted, today: string): Standing {
  const carried = readCarried(way.definition, posted.carried, today);
  const page = pageOf(way, carried, posted.page);
  const same = (answers: Answers, problems: AnswerProblem[]): Standing => ({ answers, page, problems, isSame: true });
  if (!page || posted.press === "stay") return same(carried, []);

  const checked = page.map((question) => {
    const refused = (posted.refused ?? []).filter(({ path }) => path.split("/")[2] === question.id);
    return {
      question,
      ...(refused.length > 0 ? { answer: null, problems: refused } : checkOne(question, posted.form, today)),
    };
  });
  const accepted = Object.fromEntries(
    checked.flatMap(({ question, answer, problems }) => (problems.length > 0 ? [] : [[question.id, answer]])),
  );
  const answers: Answers = { ...carried, ...accepted };
  if (posted.press === "back") return backFrom(way, page, answers) ?? same(carried, []);
  const problems = checked.flatMap((one) => one.problems);
  return problems.length > 0 ? same(answers, problems) : onFrom(way, page, answers);
}

/** The page on which the first of the problems stands. */
export function pageOfProblem({ definition, ...way }: Way, answers: Answers, problems: readonly AnswerProblem[]) {
  const pages = pagesOf(definition, { ...way, answers });
  return pages.find((page) => page.some(({ id }) => problems.some((problem) => problem.path.split("/")[2] === id)));
}

function checkOne(question: Question, form: FormFields, today: string) {
  const checked = checkAnswer(question, readAnswer(question, form), { today });
  if ("problems" in checked) return { answer: null, problems: checked.problems };
  return { answer: checked.answer, problems: requirementsOf(question, checked.answer) };
}

function onFrom({ definition, ...way }: Way, page: readonly Question[], answers: Answers): Standing {
  const session = { ...way, answers };
  const pages = pagesOf(definition, session);
  const following = pages[indexIn(pages, page) + 1] ?? nextPage(definition, session);
  return {
    answers: following ? answers : reachedAnswers(definition, session),
    page: following,
    problems: [],
    isSame: false,
  };
}

/** Nothing is kept of going back but what stands in the fields. */
function backFrom({ definition, ...way }: Way, page: readonly Question[], answers: Answers): Standing | null {
  if (definition.noWayBack) return null;
  const pages = pagesOf(definition, { ...way, answers });
  const before = pages[indexIn(pages, page) - 1];
  return before ? { answers, page: before, problems: [], isSame: false } : null;
}

const indexIn = (pages: readonly Question[][], page: readonly Question[]) =>
  pages.findIndex((one) => one.some(({ id }) => id === page[0]?.id));

function pageOf({ definition, ...way }: Way, answers: Answers, first: string): Question[] | null {
  const session = { ...way, answers };
  return (
    pagesOf(definition, session).find((page) => page.some(({ id }) => id === first)) ?? nextPage(definition, session)
  );
}

/** What a page says that was answered on others. Whatever cannot be taken was not written by us and is left out. */
function readCarried(definition: SurveyDefinition, text: string, today: string): Answers {
  const given = parsed(text);
  return Object.fromEntries(
    definition.questions.flatMap((question) => {
      if (!Object.hasOwn(given, question.id)) return [];
      const checked = checkAnswer(question, given[question.id], { today });
      return "answer" in checked ? [[question.id, checked.answer]] : [];
    }),
  );
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
