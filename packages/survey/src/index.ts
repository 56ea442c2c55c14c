// What a survey is, and what may be published

export type { SurveyCatalogue } from "./check/catalogue.ts";
export { type DefinitionProblem, type DefinitionProblemCode, definitionProblems } from "./check/report.ts";
export { type PlacedText, type TextRole, textsOf } from "./check/texts.ts";
export { checkDefinition, type DefinitionContext, readDefinition } from "./check-definition.ts";
export { Condition } from "./condition.ts";
export { Ending, format, Parameter, Rule, SurveyDefinition } from "./definition.ts";
export { EmbedSettings, EmbedTrigger } from "./embed.ts";
export { fileTypes, Question } from "./question.ts";
export { ScaleReference } from "./scale-reference.ts";
export { whyOf, withWhys } from "./why.ts";

// Paths, versions, wording

export { type Coverage, mostSituations, pathCoverage } from "./coverage.ts";
export { brokenTrends, type Change, diffVersions } from "./diff.ts";
export { checkFork, type ForkProblem, forkVersion } from "./fork.ts";
export { type LintFinding, type LintRule, lintRules, type Span, type TextFinding } from "./lint/finding.ts";
export { lintDefinition, lintText } from "./lint.ts";

// Templates

export * as templateScales from "./templates/scales.ts";
export {
  type FromTemplateOptions,
  type SurveyTemplate,
  surveyFromTemplate,
  surveyTemplates,
  type TemplateMetric,
  templateLanguages,
} from "./templates.ts";

// All that the runtime has. Types whose schema stands above come with it.

export * from "./runtime.ts";
