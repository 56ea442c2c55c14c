import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { languageFor, textIn } from "@heard/survey/runtime";
import type { Context, Hono } from "hono";
import type { Answer } from "../respond.ts";
import { answerWith, takesGzip } from "./answer.ts";
import { wishesOf } from "./language.ts";
import { noticeOf } from "./notices.ts";
import { addressOfPage, type SurveyPagesOptions } from "./options.ts";
import type { PostedForm } from "./read-post.ts";
import { openPage, takePost } from "./serve.ts";
import { wordsFor } from "./words.ts";

type Door = {
  readForm: (request: Request) => Promise<PostedForm>;
  /** The key in the address, once whoever asks may. */
  admitted: (c: Context) => Promise<string>;
};
const forAWhile = "public, max-age=600";
const forGood = "public, max-age=31536000, immutable";
const mostNoticeBytes = 1024 * 1024;

/** What pages of the organisation's own load and ask: two scripts, the rules by which a survey shows, and its form. */
export function addEmbedRoutes(app: Hono, options: SurveyPagesOptions, { readForm, admitted }: Door): void {
  const { respond, embed = null } = options;
  const runtime = embed && `/embed-runtime.js?v=${hashOf(embed.runtime)}`;
  if (embed) {
    const loader = scriptAnswer(embed.loader, () => forAWhile);
    const own = hashOf(embed.runtime);
    // Another runtime has another address; an address that is not of this one is answered, and not for good.
    const ours = scriptAnswer(embed.runtime, (c) => (c.req.query("v") === own ? forGood : forAWhile));
    app.get("/embed.js", (c) => respond(c, "embedLoader", async () => loader(c)));
    app.get("/embed-runtime.js", (c) => respond(c, "embedRuntime", async () => ours(c)));
  }
  app.get("/s/:survey/embed", (c) =>
    respond(c, "embed", async () => rulesAnswer(c, options, await admitted(c), runtime)),
  );
  const form =
    (route: string, work: (survey: string, c: Context, origin: string) => Promise<Answer>) => (c: Context) => {
      let open: string | null = null;
      return respond(
        c,
        route,
        async () => {
          const [survey, origin] = [await admitted(c), originOf(c)];
          await options.desk.openEmbed({ survey, origin });
          open = origin;
          return opened(await work(survey, c, origin), origin);
        },
        async (error, status) => {
          const document = await noticeOf(error, {
            ...{ wishes: wishesIn(c), address: addressOfPage(c) },
            ...{ script: null, isOpening: c.req.method === "GET", mostBytes: mostNoticeBytes },
          });
          const answer = await answerWith(c, document, { status });
          return open === null ? answer : opened(answer, open);
        },
      );
    };
  app.get(
    "/s/:survey/embed/form",
    form("embedForm", (survey, c, origin) => openPage(c, options, survey, origin)),
  );
  app.post(
    "/s/:survey/embed/form",
    form("embedSubmission", async (survey, c) => takePost(c, options, survey, await readForm(c.req.raw))),
  );
}

/** The language of the page that asks, then those of its reader. */
const wishesIn = (c: Context) =>
  [c.req.query("lang") ?? "", ...wishesOf(c.req.header("accept-language"))].filter(Boolean);

/** Where the page comes from that asks. A browser says it, and no script of the page can say another. */
const originOf = (c: Context) => (c.req.header("origin") ?? "").slice(0, 260);

/** Readable for the page of this origin, and for no other. */
function opened(answer: Answer, origin: string): Answer {
  const { Vary: vary, ...rest } = answer.headers ?? {};
  return {
    ...answer,
    headers: {
      ...rest,
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Expose-Headers": "Retry-After",
      "Cross-Origin-Resource-Policy": "cross-origin",
      Vary: vary ? `${vary}, Origin` : "Origin",
    },
  };
}

async function rulesAnswer(
  c: Context,
  { desk }: SurveyPagesOptions,
  survey: string,
  runtime: string | null,
): Promise<Answer> {
  const origin = originOf(c);
  const { languages, defaultLanguage, title, settings, ...rest } = await desk.openEmbed({ survey, origin });
  const { buttonText, ...rules } = settings;
  const language = languageFor({ languages, defaultLanguage }, wishesIn(c));
  const words = await wordsFor(language, defaultLanguage);
  const said = {
    title: textIn(title, language, defaultLanguage),
    button: (buttonText && textIn(buttonText, language, defaultLanguage)) || words.say("embed.button"),
    close: words.say("embed.close"),
    failed: words.say("embed.failed"),
  };
  const body = JSON.stringify({ ...rest, settings: rules, language, words: said, runtime });
  return opened({ status: 200, body, contentType: "application/json" }, origin);
}

const hashOf = (script: string) => createHash("sha256").update(script).digest("base64url").slice(0, 12);

/** A script for pages of any origin: what it may do there, the settings of each survey say. */
function scriptAnswer(script: string, kept: (c: Context) => string): (c: Context) => Answer {
  const compressed = new Uint8Array(gzipSync(script, { level: 9 }));
  return (c) => {
    const isPacked = takesGzip(c);
    return {
      status: 200,
      body: isPacked ? compressed : script,
      contentType: "text/javascript; charset=utf-8",
      headers: {
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": kept(c),
        "Cross-Origin-Resource-Policy": "cross-origin",
        Vary: "Accept-Encoding",
        ...(isPacked ? { "Content-Encoding": "gzip" } : {}),
      },
    };
  };
}
