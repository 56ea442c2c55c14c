import type { Question } from "@heard/survey/runtime";
import { html } from "hono/html";
import { type Asking, type Html, problemsAt, told } from "./asking.ts";
import { expectationControl, multipleControl, rankControl, singleControl } from "./controls/choices.ts";
import { consentControl, dateControl, numberControl, textControl } from "./controls/field.ts";
import { fileControl } from "./controls/file.ts";
import { matrixControl } from "./controls/matrix.ts";
import { scaleControl } from "./controls/scale.ts";
import { fieldOf, hintPlaceOf, placeOf, problemPlaceOf } from "./fields.ts";
import { problemText } from "./problem-words.ts";

type Drawn = { asking: Asking; question: Question; today: string };

/** A question that is one field has a label; one that is several has a legend. */
const isOneField = ({ type }: Question) => ["text", "number", "date", "file"].includes(type);

/** One question: what is asked, what helps, what is wrong, and the controls. The first of a page is its heading. */
export function questionPart(
  asking: Asking,
  question: Question,
  { isFirst, today }: { isFirst: boolean; today: string },
): Html {
  const drawn = { asking, question, today };
  const problems = problemsAt(asking, question).filter(({ code }) => code !== "row_missing");
  const describedBy = [
    ...(question.hint ? [hintPlaceOf(question.id)] : []),
    ...(problems.length > 0 ? [problemPlaceOf(question.id)] : []),
  ].join(" ");
  const isWhy = question.type === "text" && question.whyOf !== undefined;
  const kind = `q ${question.type}${isWhy ? " why" : ""}${problems.length > 0 ? " wrong" : ""}`;
  const around = html`${question.hint ? html`<p class="hint" id="${hintPlaceOf(question.id)}">${told(asking, question.hint)}</p>` : ""}${
    problems.length > 0
      ? html`<p class="bad" id="${problemPlaceOf(question.id)}" lang="${asking.words.locale}">${problems.map((problem) => problemText(asking, question, problem)).join(" ")}</p>`
      : ""
  }${control(drawn, { describedBy, isBad: problems.length > 0 })}`;
  if (isOneField(question))
    return html`<div class="${kind}" id="${placeOf(question.id)}">${heading(drawn, isFirst, html`<label for="${fieldOf(question.id)}">${told(asking, question.text)}</label>`)}${around}</div>`;
  return html`<fieldset class="${kind}" id="${placeOf(question.id)}"${describedBy ? html` aria-describedby="${describedBy}"` : ""}><legend>${heading(drawn, isFirst, told(asking, question.text))}</legend>${around}</fieldset>`;
}

function heading({ asking, question }: Drawn, isFirst: boolean, text: Html | string): Html {
  const optional = question.required
    ? ""
    : html` <small lang="${asking.words.locale}">${asking.words.say("optional")}</small>`;
  return isFirst ? html`<h1 tabindex="-1">${text}${optional}</h1>` : html`<h2>${text}${optional}</h2>`;
}

function control({ asking, question, today }: Drawn, typed: { describedBy: string; isBad: boolean }): Html {
  switch (question.type) {
    case "single":
      return singleControl(asking, question);
    case "multiple":
      return multipleControl(asking, question);
    case "rank":
      return rankControl(asking, question);
    case "matrix":
      return matrixControl(asking, question);
    case "text":
      return textControl(asking, question, typed);
    case "number":
      return numberControl(asking, question, typed);
    case "date":
      return dateControl(asking, question, { ...typed, today });
    case "consent":
      return consentControl(asking, question, typed);
    case "expectation":
      return expectationControl(asking, question);
    case "file":
      return fileControl(asking, question, typed);
    default:
      return scaleControl(asking, {
        scale: question.scale,
        field: fieldOf(question.id),
        isNeeded: question.required === true,
        stars: question.type === "stars",
      });
  }
}
