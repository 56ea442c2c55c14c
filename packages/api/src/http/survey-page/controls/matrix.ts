import { type QuestionOf, rowsInOrder } from "@heard/survey/runtime";
import { html } from "hono/html";
import { type Asking, type Html, named } from "../asking.ts";
import { fieldOf, problemPlaceOf } from "../fields.ts";
import { flags, gridControl } from "./scale.ts";

/**
 * The rows of a matrix, each a small question of its own: a table of radio buttons is too wide for a phone, and a screen reader is told at
 * each button which row it belongs to.
 */
export function matrixControl(asking: Asking, question: QuestionOf<"matrix">): Html {
  const missing = asking.problems.filter(({ path }) => path.startsWith(`/answers/${question.id}/`));
  return html`${rowsInOrder(question, asking.session.seed).map((row) => {
    const field = fieldOf(question.id, row.id);
    const problem = missing.find(({ path }) => path.split("/")[3] === row.id);
    const place = problemPlaceOf(field);
    return html`<fieldset class="line" id="${field}"${problem ? html` aria-describedby="${place}"` : ""}><legend>${named(asking, row.text)}</legend>${
      problem
        ? html`<p class="bad" id="${place}" lang="${asking.words.locale}">${asking.words.say(`problems.${problem.code}`, problem.params)}</p>`
        : ""
    }${columnsOf(asking, question, field)}</fieldset>`;
  })}`;
}

function columnsOf(asking: Asking, { columns, required }: QuestionOf<"matrix">, field: string): Html {
  const isNeeded = required === true;
  if ("scale" in columns) return gridControl(asking, { scale: columns.scale, field, isNeeded });
  return html`<div class="rows">${columns.choices.map(
    (choice) =>
      html`<label class="row"><input type="radio" name="${field}" value="${choice.id}"${flags(asking, field, choice.id, isNeeded)}><span>${named(asking, choice.text)}</span></label>`,
  )}</div>`;
}
