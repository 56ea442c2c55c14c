import { loadMessages, locales } from "@heard/messages";
import {
  type AnswerProblemCode,
  answerProblems,
  type DefinitionProblemCode,
  definitionProblems,
  type ForkProblem,
  type LintRule,
  lintRules,
  type ParameterProblem,
} from "@heard/survey";
import { expect, test } from "vitest";

test.each(locales)("every finding about a survey has its words in %s", async (locale) => {
  const { respondent, surveys } = await loadMessages(locale);
  const said = {
    answers: respondent.problems satisfies Record<AnswerProblemCode, string>,
    definitions: surveys.problems satisfies Record<DefinitionProblemCode, string>,
    forks: surveys.fork satisfies Record<ForkProblem["code"], string>,
    parameters: surveys.parameters satisfies Record<ParameterProblem["code"], string>,
    lint: surveys.lint satisfies Record<LintRule, string>,
  };
  expect(Object.keys(said.answers).sort()).toEqual([...answerProblems].sort());
  // What publishing finds beyond the definition itself has its words there too.
  expect(Object.keys(said.definitions)).toEqual(expect.arrayContaining([...definitionProblems]));
  expect(Object.keys(said.lint).sort()).toEqual([...lintRules].sort());
  const texts = Object.values(said).flatMap((area) => Object.values<string>(area));
  expect(texts.filter((text) => text.trim().length < 4)).toEqual([]);
});
