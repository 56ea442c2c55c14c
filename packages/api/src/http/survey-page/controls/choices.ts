import { type Choice, choicesInOrder, type QuestionOf } from "@heard/survey/runtime";
import { html } from "hono/html";
import { type Asking, type Html, named } from "../asking.ts";
import { fieldOf, hintPlaceOf, wordsFieldOf } from "../fields.ts";
import { flags, noAnswerRow } from "./scale.ts";

/** One of several: radio buttons, and a field for words where a choice takes some. */
export function singleControl(asking: Asking, question: QuestionOf<"single">): Html {
  const field = fieldOf(question.id);
  const choices = choicesInOrder(question, asking.session.seed);
  return html`<div class="rows">${choices.map((choice) => choiceRow(asking, question.id, choice, "radio", question.required === true))}${noAnswerRow(asking, { field, isNeeded: question.required === true })}</div>`;
}

/** Some of several. */
export function multipleControl(asking: Asking, question: QuestionOf<"multiple">): Html {
  const choices = choicesInOrder(question, asking.session.seed);
  return html`<p class="hint" id="${hintPlaceOf(question.id)}-how" lang="${asking.words.locale}">${howMany(asking, question)}</p>
<div class="rows">${choices.map((choice) => choiceRow(asking, question.id, choice, "checkbox", false))}</div>`;
}

function howMany({ words }: Asking, { choices, fewest = 1, most = choices.length }: QuestionOf<"multiple">): string {
  if (fewest <= 1 && most >= choices.length) return words.say("chooseAny");
  const range = fewest > 1 && most < choices.length ? "both" : fewest > 1 ? "fewest" : "most";
  return words.say("chooseSome", { range, fewest, most });
}

function choiceRow(
  asking: Asking,
  question: string,
  choice: Choice,
  type: "radio" | "checkbox",
  isNeeded: boolean,
): Html {
  const field = fieldOf(question);
  const name = named(asking, choice.text);
  const row = html`<label class="row"><input type="${type}" name="${field}" value="${choice.id}"${flags(asking, field, choice.id, isNeeded)}><span>${name}</span></label>`;
  if (!choice.other) return row;
  const wordsField = wordsFieldOf(question, choice.id);
  return html`${row}<input class="words" name="${wordsField}" value="${asking.filled.text(wordsField)}" maxlength="500" autocomplete="off" aria-label="${name}: ${asking.words.say("ownWords")}" placeholder="${asking.words.say("ownWords")}">`;
}

/** Below, as or above what was expected. */
export function expectationControl(asking: Asking, { id, labels, required }: QuestionOf<"expectation">): Html {
  const field = fieldOf(id);
  return html`<div class="rows">${(["below", "as", "above"] as const).map(
    (word) =>
      html`<label class="row"><input type="radio" name="${field}" value="${word}"${flags(asking, field, word, required === true)}><span>${named(asking, labels[word])}</span></label>`,
  )}${noAnswerRow(asking, { field, isNeeded: required === true })}</div>`;
}

/** Places by number: nothing has to be dragged. */
export function rankControl(asking: Asking, question: QuestionOf<"rank">): Html {
  const places = Array.from({ length: question.ranked ?? question.choices.length }, (_, at) => at + 1);
  const { say, locale } = asking.words;
  return html`<p class="hint" id="${hintPlaceOf(question.id)}-how" lang="${locale}">${say("rankHint", { count: places.length })}</p>
<div class="rows">${choicesInOrder(question, asking.session.seed).map((choice) => {
    const field = fieldOf(question.id, choice.id);
    return html`<div class="row rk"><label for="${field}">${named(asking, choice.text)}</label><select id="${field}" name="${field}" lang="${locale}"><option value="">${say("noPlace")}</option>${places.map(
      (place) =>
        html`<option value="${place}"${asking.filled.text(field) === String(place) ? " selected" : ""}>${say("place", { place })}</option>`,
    )}</select></div>`;
  })}</div>`;
}
