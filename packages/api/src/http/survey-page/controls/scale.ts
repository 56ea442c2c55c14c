import type { ScaleReference } from "@heard/survey/runtime";
import { html } from "hono/html";
import { type Asking, type Html, named } from "../asking.ts";

export type Scaled = { scale: ScaleReference; field: string; isNeeded: boolean; stars?: boolean };

const pointsOf = ({ min, max }: ScaleReference) => Array.from({ length: max - min + 1 }, (_, at) => min + at);

/** The label of a point; empty where it has none. */
function labelOf(asking: Asking, { labels }: ScaleReference, point: number): string {
  const texts = Object.hasOwn(labels, point) ? labels[String(point)] : undefined;
  return texts ? named(asking, texts) : "";
}

/**
 * The points of a scale as radio buttons. Where every point has words they stand as rows; else as numbers, with the words of the ends at the
 * ends. Nothing on a scale has a colour or a face: it must not lead.
 */
export function scaleControl(asking: Asking, scaled: Scaled): Html {
  const points = pointsOf(scaled.scale);
  if (scaled.stars) return starsControl(asking, scaled, points);
  if (points.every((point) => labelOf(asking, scaled.scale, point) !== ""))
    return html`<div class="rows">${points.map((point) => rowOf(asking, scaled, point))}${noAnswerRow(asking, scaled)}</div>`;
  return html`${gridControl(asking, scaled)}${noAnswerAlone(asking, scaled)}`;
}

/** Numbers side by side; the rows of a matrix are always so. */
export function gridControl(asking: Asking, { scale, field, isNeeded }: Scaled): Html {
  const [low, high] = [scale.min, scale.max].map((end) => labelOf(asking, scale, end));
  const points = pointsOf(scale);
  return html`<p class="ends"><b>${scale.min}</b> ${low}</p>
<div class="g n${points.length}">${points.map((point) => {
    const label = labelOf(asking, scale, point);
    const name = label ? asking.words.say("point", { point, label }) : String(point);
    return html`<label><input type="radio" name="${field}" value="${point}" aria-label="${name}"${flags(asking, field, String(point), isNeeded)}><span>${point}</span></label>`;
  })}</div>
<p class="ends hi">${high} <b>${scale.max}</b></p>`;
}

function rowOf(asking: Asking, { scale, field, isNeeded }: Scaled, point: number): Html {
  return html`<label class="row"><input type="radio" name="${field}" value="${point}"${flags(asking, field, String(point), isNeeded)}><span>${labelOf(asking, scale, point)}</span></label>`;
}

function starsControl(asking: Asking, { field, isNeeded, ...scaled }: Scaled, points: readonly number[]): Html {
  const [low, high] = [scaled.scale.min, scaled.scale.max].map((end) => labelOf(asking, scaled.scale, end));
  const ends = low || high ? html`<p class="ends two"><span>${low}</span><span>${high}</span></p>` : "";
  return html`<div class="g n${points.length} st">${points.map(
    (point) =>
      html`<label><input type="radio" name="${field}" value="${point}" aria-label="${asking.words.say("stars", { count: point })}"${flags(asking, field, String(point), isNeeded)}><span>${point}</span></label>`,
  )}</div>${ends}${noAnswerAlone(asking, { ...scaled, field, isNeeded })}`;
}

/** A radio button cannot be taken back, so what need not be answered has a button that says so. */
export function noAnswerRow({ words }: Asking, { field, isNeeded }: { field: string; isNeeded: boolean }): Html | "" {
  if (isNeeded) return "";
  return html`<label class="row none"><input type="radio" name="${field}" value=""><span lang="${words.locale}">${words.say("noAnswer")}</span></label>`;
}

function noAnswerAlone(asking: Asking, scaled: Scaled): Html | "" {
  const row = noAnswerRow(asking, scaled);
  return row === "" ? "" : html`<div class="rows">${row}</div>`;
}

/** ` required checked`, as they apply. */
export function flags({ filled }: Asking, field: string, value: string, isNeeded: boolean): string {
  return `${isNeeded ? " required" : ""}${filled.has(field, value) ? " checked" : ""}`;
}
