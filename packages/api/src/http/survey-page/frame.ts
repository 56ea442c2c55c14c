import { html } from "hono/html";
import type { Html } from "./asking.ts";
import { own } from "./fields.ts";
import { nameOfLanguage } from "./language.ts";
import type { Words } from "./words.ts";

export type Shop = { name: string; logo: string | null };

/** Whose page it is, and in which languages it can be read. */
export function header(words: Words, shop: Shop, languages: readonly string[], language: string): Html {
  const mark = shop.logo === null ? shop.name : html`<img src="${shop.logo}" alt="${shop.name}">`;
  return html`<header><b class="shop">${mark}</b>${languages.length > 1 ? languageSwitch(words, languages, language) : ""}</header>`;
}

/** Buttons, not links: what is on the page and on those before it comes along, without a script too. */
function languageSwitch(words: Words, languages: readonly string[], language: string): Html {
  return html`<nav lang="${words.locale}" aria-label="${words.say("language")}">${languages.map(
    (one) =>
      html`<button name="${own.go}" value="speak:${one}" lang="${one}"${one === language ? html` aria-current="true"` : ""}>${nameOfLanguage(one)}</button>`,
  )}</nav>`;
}
