import { type Locale, loadMessages, localeNames, localeOf, locales, type Messages } from "@heard/messages";
import { html } from "hono/html";
import { createTranslator } from "use-intl/core";
import type { Html } from "./asking.ts";
import { documentOf, type SurveyDocument } from "./document.ts";
import { header } from "./frame.ts";
import { styleFor } from "./style.ts";
import { wordsFor } from "./words.ts";

type Text = { title: string; body: string };
/** What an organisation did with what customers said. */
export type NoticesToShow = {
  organisation: { name: string; locale: Locale };
  notices: readonly {
    texts: Partial<Record<Locale, Text>>;
    publishedAt: Date;
    verdict: keyof Messages["notices"]["page"]["verdicts"] | null;
  }[];
};

async function sayIn(locale: Locale) {
  const { notices }: Pick<Messages, "notices"> = await loadMessages(locale);
  return createTranslator({ locale, messages: { notices }, namespace: "notices.page" });
}

/** The page "you said, we did": complete without a script, without a number and without a name. */
export async function planNoticesPage(
  { organisation, notices }: NoticesToShow,
  wishes: readonly string[],
): Promise<SurveyDocument> {
  const words = await wordsFor(
    wishes.find((tag) => localeOf(tag) !== null) ?? organisation.locale,
    organisation.locale,
  );
  const say = await sayIn(words.locale);
  const day = new Intl.DateTimeFormat(words.locale === "en" ? "en-GB" : words.locale, {
    dateStyle: "long",
    timeZone: "UTC",
  });
  const rows = notices.flatMap(({ texts, publishedAt, verdict }): Html[] => {
    const spoken = ([words.locale, organisation.locale, ...Object.keys(texts)] as Locale[]).find((one) => texts[one]);
    const text = spoken && texts[spoken];
    if (!text) return [];
    return [
      html`<article class="q" lang="${spoken}"><h2>${text.title}</h2>${text.body
        .split(/\n{2,}/)
        .map(
          (part) => html`<p>${part}</p>`,
        )}<p lang="${words.locale}"><small>${verdict ? html`${say(`verdicts.${verdict}`)} ` : ""}<time datetime="${publishedAt.toISOString().slice(0, 10)}">${day.format(publishedAt)}</time></small></p></article>`,
    ];
  });
  const others = locales.filter((one) => one !== words.locale);
  const languages = others.map(
    (one): Html => html`<a href="?lang=${one}" lang="${one}" hreflang="${one}">${localeNames[one]}</a>`,
  );
  const title = say("title");
  const body: Html = html`<main>${header(words, { name: organisation.name, logo: null }, [], words.locale)}<div class="end"><h1 tabindex="-1">${title}</h1><p>${rows.length === 0 ? say("none") : say("lead", { organisation: organisation.name })}</p></div>${rows}<nav lang="${words.locale}" aria-label="${words.say("language")}">${languages}</nav></main>`;
  return documentOf({ language: words.locale, title, style: styleFor(null), script: null, body }, null);
}

/** Where no organisation shows what it did. */
export async function missingNoticesPage(wishes: readonly string[]): Promise<SurveyDocument> {
  const words = await wordsFor(wishes.find((tag) => localeOf(tag) !== null) ?? "en", "en");
  const say = await sayIn(words.locale);
  const title = say("missingTitle");
  const body: Html = html`<main><div class="end"><h1 tabindex="-1">${title}</h1><p>${say("missingText")}</p></div></main>`;
  return documentOf({ language: words.locale, title, style: styleFor(null), script: null, body }, null);
}
