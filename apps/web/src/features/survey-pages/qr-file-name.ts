import type { SurveyLink } from "@heard/core/surveys";

const longest = 120;

/** The name of a code that is saved: with what it carries, or nobody could tell the posters of two shops apart. */
export const qrFileName = ({ key, parameters }: Pick<SurveyLink, "key" | "parameters">): string =>
  [key, ...parameters.map(([, value]) => value)]
    .join("-")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .slice(0, longest);
