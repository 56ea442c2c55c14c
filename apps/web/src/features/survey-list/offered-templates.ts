import { type Question, type SurveyTemplate, surveyTemplates } from "@heard/survey";
import type { OfferedQuestion, OfferedTemplate } from "./beginning-choice.tsx";

/** The templates of the product as the gallery shows them: what each asks, on which scale, and which end is good. */
export const offeredTemplates = (): OfferedTemplate[] => surveyTemplates.map(offered);

function offered({ key, name, questions }: SurveyTemplate): OfferedTemplate {
  const isWhy = (question: Question) => question.type === "text" && question.whyOf !== undefined;
  return {
    ...{ key, name },
    asks: questions
      .filter((question) => !isWhy(question))
      .map((question) => ({
        ...asked(question),
        hasWhy: questions.some((one) => one.type === "text" && one.whyOf === question.id),
      })),
  };
}

function asked(question: Question): Omit<OfferedQuestion, "hasWhy"> {
  const onScale = question.type === "matrix" ? question.columns : question;
  const scale = "scale" in onScale ? onScale.scale : null;
  const best = scale && (scale.direction === "higherIsBetter" ? scale.max : scale.min);
  return {
    text: question.text,
    scale:
      scale && best !== null ? { min: scale.min, max: scale.max, best, bestLabel: scale.labels[best] ?? null } : null,
    rows: question.type === "matrix" ? question.rows.map(({ text }) => text) : [],
  };
}
