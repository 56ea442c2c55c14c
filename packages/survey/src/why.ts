import { isScored } from "./check/scores.ts";
import type { SurveyDefinition } from "./definition.ts";
import { unitsOf } from "./order.ts";
import type { Question, QuestionOf } from "./question.ts";
import { t } from "./templates/scales.ts";

/** The open question that follows a score, in the words of the sources. */
export function whyOf(score: Pick<Question, "id">): QuestionOf<"text"> {
  return {
    type: "text",
    id: `${score.id.slice(0, 56)}-why`,
    whyOf: score.id,
    text: t("Perhaps you would like to tell us why?", "也许您想告诉我们为什么？", "也許您想告訴我們為什麼？"),
    lines: 3,
  };
}

/**
 * The survey with a “why” after each score that has neither one nor a reason against it. What it says in other languages than English and
 * Chinese is for the author to add; the check of the definition asks for it.
 */
export function withWhys(definition: SurveyDefinition): SurveyDefinition {
  const questions = unitsOf(definition.questions).flatMap((unit): readonly Question[] => {
    const [head, ...whys] = unit;
    const isMissing = head && isScored(head) && whys.length === 0 && !("noWhy" in head && head.noWhy !== undefined);
    return isMissing ? [head, whyOf(head)] : unit;
  });
  return { ...definition, questions };
}
