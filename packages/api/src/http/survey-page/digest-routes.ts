import { DomainError } from "@heard/core/errors";
import { type Locale, loadMessages, localeOf } from "@heard/messages";
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { createTranslator } from "use-intl/core";
import type { Answer } from "../respond.ts";
import { answerWith } from "./answer.ts";
import type { Html } from "./asking.ts";
import { documentOf, type SurveyDocument } from "./document.ts";
import { wishesOf } from "./language.ts";
import { noticeOf } from "./notices.ts";
import { addressOfPage, type SurveyPagesOptions, spend } from "./options.ts";
import { styleFor } from "./style.ts";

/** What stops the letter of the week for a member. */
export type DigestDesk = (input: {
  token: string;
  stops: boolean;
}) => Promise<{ organisation: { name: string; locale: string } }>;
export type DigestStopOptions = Pick<SurveyPagesOptions, "limits" | "addressOf" | "take" | "respond"> & {
  desk: DigestDesk;
};

const mostBytes = 4096;

/** Where the letter of the week leads whoever wants it no more. A GET shows a button; a POST counts at once, that of a mail program as well (RFC 8058). */
export function createDigestStop({ desk, respond, take, addressOf, limits }: DigestStopOptions): Hono {
  const app = new Hono();
  const serve = (route: string, stops: boolean) => (c: Context) =>
    respond(
      c,
      route,
      async (): Promise<Answer> => {
        await spend(take, `survey-page:${addressOf(c)}`, limits.address);
        const { organisation } = await desk({ token: c.req.param("token") ?? "", stops });
        return answerWith(c, await stopPage(organisation, wishes(c), stops));
      },
      async (error, status) => answerWith(c, await refusalOf(c, error), { status }),
    );
  app.get("/unsubscribe/digest/:token", serve("digestStop", false));
  app.post("/unsubscribe/digest/:token", serve("digestStopped", true));
  return app;
}

const wishes = (c: Context) => wishesOf(c.req.header("accept-language"));

type LetterKey = "stopTitle" | "stopText" | "stopButton" | "stopped" | "invalidTitle" | "invalidText";
type Say = (key: LetterKey, params?: Record<string, string>) => string;

async function wordsFor(tags: readonly string[]): Promise<{ locale: Locale; say: Say }> {
  const locale = tags.map(localeOf).find((one) => one !== null) ?? "en";
  const messages = await loadMessages(locale);
  return { locale, say: createTranslator({ locale, messages, namespace: "progress.letter" }) as unknown as Say };
}

async function stopPage(
  { name, locale: own }: { name: string; locale: string },
  tags: readonly string[],
  isStopped: boolean,
): Promise<SurveyDocument> {
  const { locale, say } = await wordsFor([...tags, own]);
  const named = { organisation: name };
  const button = html`<form method="post"><p><button class="act">${say("stopButton")}</button></p></form>`;
  return pageOf(
    locale,
    say("stopTitle"),
    html`<p>${say(isStopped ? "stopped" : "stopText", named)}</p>${isStopped ? "" : button}`,
  );
}

const pageOf = (language: string, title: string, content: Html): Promise<SurveyDocument> =>
  documentOf(
    {
      ...{ language, title, style: styleFor(null), script: null },
      body: html`<main><div class="end"><h1 tabindex="-1">${title}</h1>${content}</div></main>` as Html,
    },
    null,
  );

async function refusalOf(c: Context, error: unknown): Promise<SurveyDocument> {
  if (!(error instanceof DomainError) || error.reason !== "survey_link_changed")
    return noticeOf(error, { wishes: wishes(c), address: addressOfPage(c), script: null, mostBytes, isOpening: false });
  const { locale, say } = await wordsFor(wishes(c));
  return pageOf(locale, say("invalidTitle"), html`<p>${say("invalidText")}</p>`);
}
