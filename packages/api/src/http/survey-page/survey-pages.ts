import type { RateLimit } from "@heard/core/rate-limits/rules";
import { type Context, Hono } from "hono";
import { HttpProblem } from "../problem.ts";
import type { Answer, Respond } from "../respond.ts";
import { answerWith } from "./answer.ts";
import type { SurveyDesk } from "./desk.ts";
import { logoAnswer, logoRoute } from "./logo.ts";
import { noticeOf } from "./notices.ts";
import { readPost } from "./read-post.ts";
import { openPage, takePost } from "./serve.ts";

export type SurveyLimits = {
  /** Pages that one address opens or sends. Many people may stand behind one. */
  address: RateLimit;
  /** Pages of one survey, whoever asks. */
  survey: RateLimit;
  /** Responses that one address completes before they are looked at. */
  completions: RateLimit;
};

export type SurveyPagesOptions = {
  desk: SurveyDesk;
  now: () => Date;
  limits: SurveyLimits;
  /** Takes one token of a bucket; a number is the seconds to wait. */
  take: (bucket: string, limit: RateLimit) => Promise<number | null>;
  /** A name of the sender’s address that changes every day. */
  addressOf: (c: Context) => string;
  /** The one optional script; `null` where it was not built. */
  script: string | null;
  respond: Respond;
};

const mostBytes = 1024 * 1024;
/** With files: the largest that a question may take, and the form around it. */
const mostBytesWithFiles = 27 * 1024 * 1024;
/** A form with files is held in memory until it is read. */
const mostUploads = 4;

/** The pages of surveys: what respondents meet. No cookie, no session; all that a page knows of a way stands in its form. */
export function createSurveyPages(options: SurveyPagesOptions): Hono {
  const { respond } = options;
  const app = new Hono();
  let uploads = 0;
  /** @throws HttpProblem 503 when as many files as fit are on their way */
  const readForm = async (request: Request) => {
    if (!isMultipart(request)) return readPost(request, mostBytes);
    if (uploads >= mostUploads) throw new HttpProblem(503, "unavailable", {}, { headers: { "Retry-After": "3" } });
    uploads += 1;
    try {
      return await readPost(request, mostBytesWithFiles);
    } finally {
      uploads -= 1;
    }
  };
  const serve = (route: string, work: (c: Context) => Promise<Answer>) => (c: Context) =>
    respond(
      c,
      route,
      () => work(c),
      async (error, status) => {
        const document = await noticeOf(error, {
          acceptLanguage: c.req.header("accept-language"),
          address: addressOfPage(c),
          script: options.script,
          mostBytes: isMultipart(c.req.raw) ? mostBytesWithFiles : mostBytes,
        });
        return answerWith(c, document, { status });
      },
    );
  app.get(
    "/s/:survey",
    serve("surveyPage", async (c) => openPage(c, options, await admitted(c, options))),
  );
  app.get(logoRoute, (c) => respond(c, "surveyLogo", async () => logoAnswer(options, await admitted(c, options))));
  app.post(
    "/s/:survey",
    serve("surveySubmission", async (c) => {
      const survey = await admitted(c, options);
      return takePost(c, options, survey, await readForm(c.req.raw));
    }),
  );
  return app;
}

const isMultipart = (request: Request) => /^multipart\/form-data\b/i.test(request.headers.get("content-type") ?? "");

/** The address that a page sends itself to: its own, parameters included. */
export function addressOfPage(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
}

/** The key of the survey, once its limits allow. @throws HttpProblem 429 */
async function admitted(c: Context, { limits, addressOf, take }: SurveyPagesOptions): Promise<string> {
  const survey = c.req.param("survey") ?? "";
  await spend(take, `survey-page:${addressOf(c)}`, limits.address);
  // Not what somebody typed: keys are kebab-case, and a bucket for each wrong one would be a way to fill the table.
  if (/^[a-z0-9-]{1,60}$/.test(survey)) await spend(take, `survey:${survey}`, limits.survey);
  return survey;
}

async function spend(take: SurveyPagesOptions["take"], bucket: string, limit: RateLimit): Promise<void> {
  const seconds = await take(bucket, limit);
  if (seconds !== null)
    throw new HttpProblem(429, "rate_limited", { seconds }, { headers: { "Retry-After": String(seconds) } });
}
