import type { Mode } from "@heard/core/catalogue/rules";
import type { AnswerProblem, Parameters, SurveyDefinition } from "@heard/survey/runtime";

/** A way through a survey, as somebody opened it. */
export type OpenSubmission = {
  page: {
    organisation: { id: number; key: string; name: string; locale: "en" | "zh-Hans" | "zh-Hant" };
    survey: { id: number; key: string; name: string };
    definition: SurveyDefinition;
    brand: { colour: string | null; logoFileId: string | null };
    isTest: boolean;
  };
  token: string;
  seed: number;
  parameters: Parameters;
  issuedAt: Date;
};

/** Why an answer is kept out of the numbers until somebody has looked at it. */
export type Suspicion = "honeypot" | "tooFast" | "manyFromOneAddress";

/** What keeps the answers. */
export type SurveyDesk = {
  start: (input: {
    survey: string;
    mode: Mode;
    parameters?: Parameters;
    signature?: string;
    preview?: string;
  }) => Promise<OpenSubmission>;
  resume: (input: { token: string }) => Promise<OpenSubmission>;
  save: (input: {
    token: string;
    language: string;
    answers: Readonly<Record<string, unknown>>;
    isComplete: boolean;
    suspicion?: Suspicion;
  }) => Promise<
    { saved: { state: "partial" | "complete"; isTest: boolean; isRepeat: boolean } } | { problems: AnswerProblem[] }
  >;
};
