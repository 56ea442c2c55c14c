import { html } from "hono/html";
import type { Html } from "./asking.ts";
import { documentOf, type SurveyDocument } from "./document.ts";
import { header, type Shop } from "./frame.ts";
import { styleFor } from "./style.ts";
import type { Words } from "./words.ts";

export type Notice = {
  shop: Shop | null;
  colour: string | null;
  language: string;
  words: Words;
  title: string;
  text: string;
  /** One thing to do next. */
  action?: { href: string; label: string };
  /** Nothing is left to be sent, so a script forgets what it kept. */
  isDone: boolean;
  /** Title and text are the author's own, in the language of the page. */
  isOwnWords?: boolean;
  script: string | null;
};

/** A page that asks nothing: thanks, and every kind of “not now”. */
export function noticePage({
  shop,
  colour,
  language,
  words,
  title,
  text,
  action,
  isDone,
  isOwnWords,
  script,
}: Notice): Promise<SurveyDocument> {
  const lang = isOwnWords ? language : words.locale;
  const body: Html = html`<main${isDone ? html` data-done` : ""}>${shop ? header(words, shop, [], language) : ""}<div class="end" lang="${lang}"><h1 tabindex="-1">${title}</h1>${text ? html`<p lang="${words.locale}">${text}</p>` : ""}${
    action ? html`<a class="act" href="${action.href}" rel="noreferrer" lang="${words.locale}">${action.label}</a>` : ""
  }</div></main>`;
  return documentOf({ language, title, style: styleFor(colour), script, body }, null);
}
