import { type Locale, loadMessages, localeOf, type Messages } from "@heard/messages";
import { html } from "hono/html";
import { createTranslator } from "use-intl/core";
import type { Html } from "./asking.ts";
import { documentOf, type SurveyDocument } from "./document.ts";
import { header } from "./frame.ts";
import { styleFor } from "./style.ts";
import { wordsFor } from "./words.ts";

/** What somebody may be written to about. */
export type Preferences = {
  organisation: { name: string; locale: string };
  language: string | null;
  colour: string | null;
  purposes: readonly { key: string; name: { en: string } & Partial<Record<string, string>>; isStopped: boolean }[];
};
/** The names of the fields of the form; the last is what a mail program sends by itself (RFC 8058). */
export const preferenceFields = { purpose: "purpose", all: "all", oneClick: "List-Unsubscribe" } as const;

type Say = (key: string, params?: Record<string, string>) => string;
const translators = new Map<Locale, Promise<Say>>();

function sayIn(locale: Locale): Promise<Say> {
  const known = translators.get(locale) ?? load(locale);
  translators.set(locale, known);
  return known;
}

async function load(locale: Locale): Promise<Say> {
  const { letters }: Pick<Messages, "letters"> = await loadMessages(locale);
  return createTranslator({ locale, messages: { letters }, namespace: "letters.preferences" }) as unknown as Say;
}

/** The page of a letter's way out: one button for each purpose, one for all of them, and no script. */
export async function preferencesPage(preferences: Preferences, wishes: readonly string[]): Promise<SurveyDocument> {
  const { organisation, purposes, colour } = preferences;
  const wish = [...wishes, preferences.language ?? ""].find((tag) => localeOf(tag) !== null);
  const words = await wordsFor(wish ?? organisation.locale, organisation.locale);
  const say = await sayIn(words.locale);
  const named = { organisation: organisation.name };
  const isAll = purposes.every(({ isStopped }) => isStopped);
  const rows = purposes.map(({ key, name, isStopped }): Html => {
    const title = name[words.locale] || name.en;
    return html`<div class="q"><h2>${title}</h2>${
      isStopped
        ? html`<p>${say("stopped")}</p>`
        : html`<button class="act" name="${preferenceFields.purpose}" value="${key}" aria-label="${`${say("stop")}: ${title}`}">${say("stop")}</button>`
    }</div>`;
  });
  const body: Html = html`<main>${header(words, { name: organisation.name, logo: null }, [], words.locale)}<div class="end"><h1 tabindex="-1">${say("title", named)}</h1><p>${isAll ? say("allStopped", named) : say("text")}</p></div><form method="post">${rows}${
    isAll || purposes.length < 2
      ? ""
      : html`<p><button class="act" name="${preferenceFields.all}" value="yes">${say("stopAll")}</button></p>`
  }</form></main>`;
  return documentOf(
    { language: words.locale, title: say("title", named), style: styleFor(colour), script: null, body },
    null,
  );
}

/** A link that leads nowhere, in the reader's language. */
export async function brokenPreferencesPage(wishes: readonly string[]): Promise<SurveyDocument> {
  const words = await wordsFor(wishes.find((tag) => localeOf(tag) !== null) ?? "en", "en");
  const say = await sayIn(words.locale);
  const body: Html = html`<main><div class="end"><h1 tabindex="-1">${say("invalidTitle")}</h1><p>${say("invalidText")}</p></div></main>`;
  return documentOf(
    { language: words.locale, title: say("invalidTitle"), style: styleFor(null), script: null, body },
    null,
  );
}
