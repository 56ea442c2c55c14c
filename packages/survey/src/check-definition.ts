import { checkCatalogue, type SurveyCatalogue } from "./check/catalogue.ts";
import { checkLogic } from "./check/logic.ts";
import { checkShuffle } from "./check/order.ts";
import { checkPipes } from "./check/pipes.ts";
import { checkQuestions } from "./check/questions.ts";
import { type DefinitionProblem, problemsOf } from "./check/report.ts";
import { checkScores } from "./check/scores.ts";
import { readStructure } from "./check/structure.ts";
import { checkSurroundings } from "./check/surroundings.ts";
import { checkTexts } from "./check/texts.ts";
import type { SurveyDefinition } from "./definition.ts";

export type DefinitionContext = {
  /** What the organisation has; what is not given is not checked. */
  catalogue?: SurveyCatalogue;
  /** Hosts to which a survey may send people at its end; any when absent. */
  redirectHosts?: readonly string[];
};

/**
 * A definition when it has the documented form, else everything that differs. A draft may be saved in this form; what keeps it from being
 * published is found by {@link checkDefinition}.
 */
export function readDefinition(input: unknown): { definition: SurveyDefinition } | { problems: DefinitionProblem[] } {
  let definition: SurveyDefinition | null = null;
  const problems = problemsOf((report) => {
    definition = readStructure(input, report);
  });
  return definition ? { definition } : { problems };
}

/** Everything that keeps a survey from being published, each with code, place, value and what would be accepted. */
export function checkDefinition(
  input: unknown,
  context: DefinitionContext = {},
): { definition: SurveyDefinition } | { problems: DefinitionProblem[] } {
  const read = readDefinition(input);
  if ("problems" in read) return read;
  const { definition } = read;
  const problems = problemsOf((report) => {
    checkQuestions(definition, report);
    checkTexts(definition, report);
    checkScores(definition, report);
    checkShuffle(definition, report);
    checkLogic(definition, report);
    checkPipes(definition, report);
    checkSurroundings(definition, context.redirectHosts, report);
    if (context.catalogue) checkCatalogue(definition, context.catalogue, report);
  });
  return problems.length > 0 ? { problems } : { definition };
}
