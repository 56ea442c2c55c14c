import {
  type AnswerProblem,
  fillPipes,
  type Question,
  type Session,
  type SurveyDefinition,
  type Texts,
  textIn,
} from "@heard/survey/runtime";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Filled } from "./filled.ts";
import type { Words } from "./words.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Somebody being asked: what a question is drawn from besides itself. */
export type Asking = {
  definition: SurveyDefinition;
  session: Session;
  language: string;
  words: Words;
  filled: Filled;
  problems: readonly AnswerProblem[];
};

/** A text with what it repeats of earlier answers. Plain: the templates escape it. */
export const told = ({ definition, session, language }: Asking, texts: Texts) =>
  fillPipes(texts, definition, session, language);

/** A label, which repeats nothing. */
export const named = ({ definition, language }: Asking, texts: Texts) =>
  textIn(texts, language, definition.defaultLanguage);

export const problemsAt = ({ problems }: Asking, { id }: Question) =>
  problems.filter(({ path }) => path.split("/")[2] === id);
