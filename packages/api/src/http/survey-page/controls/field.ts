import type { QuestionOf } from "@heard/survey/runtime";
import { html } from "hono/html";
import { type Asking, type Html, named } from "../asking.ts";
import { fieldOf, hintPlaceOf } from "../fields.ts";
import { dateRange, numberRange } from "../problem-words.ts";

type Typed = { describedBy: string; isBad: boolean };
const state = ({ describedBy, isBad }: Typed, isNeeded: boolean | undefined) =>
  html`${describedBy ? html` aria-describedby="${describedBy}"` : ""}${isBad ? html` aria-invalid="true"` : ""}${isNeeded ? " required" : ""}`;

/** Words: a line for a detail, room for a comment. The limit is checked where it is sent: a field that stops taking letters tells nobody why. */
export function textControl(asking: Asking, question: QuestionOf<"text">, typed: Typed): Html {
  const field = fieldOf(question.id);
  const value = asking.filled.text(field);
  const rows = question.lines ?? (question.detail ? 1 : 4);
  if (rows === 1)
    return html`<input class="field" id="${field}" name="${field}" value="${value}" autocomplete="off"${state(typed, question.required)}>`;
  // The first line end after the tag is the tag's own.
  return html`<textarea class="field" id="${field}" name="${field}" rows="${rows}" placeholder="${asking.words.say("ownWords")}"${state(typed, question.required)}>
${value}</textarea>`;
}

/** A number as text: spinners change it by accident, and some keyboards refuse the comma. */
export function numberControl(asking: Asking, question: QuestionOf<"number">, typed: Typed): Html {
  const field = fieldOf(question.id);
  const hint = `${hintPlaceOf(question.id)}-how`;
  const described = { ...typed, describedBy: `${hint} ${typed.describedBy}`.trim() };
  const mode =
    question.least !== undefined && question.least >= 0 ? (question.decimals ? "decimal" : "numeric") : "text";
  return html`<p class="hint" id="${hint}" lang="${asking.words.locale}">${asking.words.say("numberRange", numberRange(asking, question))}</p>
<p class="measure"><input class="field" id="${field}" name="${field}" value="${asking.filled.text(field)}" inputmode="${mode}" autocomplete="off"${state(described, question.required)}>${
    question.unit ? html` <span>${named(asking, question.unit)}</span>` : ""
  }</p>`;
}

/** A day, by the browser's own calendar. */
export function dateControl(asking: Asking, question: QuestionOf<"date">, typed: Typed & { today: string }): Html {
  const field = fieldOf(question.id);
  const day = (limit: string | undefined) => (limit === "today" ? typed.today : limit);
  const [from, to] = [day(question.earliest), day(question.latest)];
  const hint = `${hintPlaceOf(question.id)}-how`;
  const isLimited = from !== undefined || to !== undefined;
  const described = { ...typed, describedBy: `${isLimited ? hint : ""} ${typed.describedBy}`.trim() };
  return html`${
    isLimited
      ? html`<p class="hint" id="${hint}" lang="${asking.words.locale}">${asking.words.say("dateRange", dateRange(asking, question, {}, typed.today))}</p>`
      : ""
  }<p class="measure"><input class="field" type="date" id="${field}" name="${field}" value="${asking.filled.text(field)}"${from ? html` min="${from}"` : ""}${to ? html` max="${to}"` : ""}${state(described, question.required)}></p>`;
}

/** What is agreed to stands beside the box itself. */
export function consentControl(asking: Asking, question: QuestionOf<"consent">, typed: Typed): Html {
  const field = fieldOf(question.id);
  const checked = asking.filled.has(field, "yes") ? " checked" : "";
  return html`<div class="rows"><label class="row"><input type="checkbox" id="${field}" name="${field}" value="yes"${checked}${state(typed, question.required)}><span lang="${asking.words.locale}">${asking.words.say("agree")}</span></label></div>`;
}
