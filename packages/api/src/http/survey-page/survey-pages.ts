import { type Context, Hono } from "hono";
import { HttpProblem } from "../problem.ts";
import type { Answer } from "../respond.ts";
import { answerWith } from "./answer.ts";
import { addEmbedRoutes } from "./embed-routes.ts";
import { pinAnswer } from "./kiosk-pin.ts";
import { wishesOf } from "./language.ts";
import { logoAnswer, logoRoute } from "./logo.ts";
import { noticeOf } from "./notices.ts";
import { addressOfPage, type SurveyPagesOptions, spend } from "./options.ts";
import { readPost } from "./read-post.ts";
import { openPage, takePost } from "./serve.ts";

const mostBytes = 1024 * 1024;
/** With files: the largest that a question may take, and the form around it. */
const mostBytesWithFiles = 27 * 1024 * 1024;
/** A form with files is held in memory until it is read. */
const mostUploads = 4;

/** In which language somebody reads, once they have said it: a refusal is said in it too. */
type Reader = { language: string | null };

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
  const serve = (route: string, work: (c: Context, reader: Reader) => Promise<Answer>) => (c: Context) => {
    const reader: Reader = { language: null };
    return respond(
      c,
      route,
      () => work(c, reader),
      async (error, status) => {
        const document = await noticeOf(error, {
          wishes: [reader.language ?? "", c.req.query("lang") ?? "", ...wishesOf(c.req.header("accept-language"))],
          address: addressOfPage(c),
          script: options.script,
          isOpening: c.req.method === "GET",
          face: () => options.desk.findFace({ survey: c.req.param("survey") ?? "" }),
          mostBytes: isMultipart(c.req.raw) ? mostBytesWithFiles : mostBytes,
        });
        return answerWith(c, document, { status });
      },
    );
  };
  app.get(
    "/s/:survey",
    serve("surveyPage", async (c) => openPage(c, options, await admitted(c, options))),
  );
  app.get(logoRoute, (c) => respond(c, "surveyLogo", async () => logoAnswer(options, await admitted(c, options))));
  app.post("/s/:survey/kiosk-pin", (c) =>
    respond(c, "kioskPin", async () => pinAnswer(c, options, await admitted(c, options))),
  );
  addEmbedRoutes(app, options, { readForm, admitted: (c) => admitted(c, options) });
  app.post(
    "/s/:survey",
    serve("surveySubmission", async (c, reader) => {
      const survey = await admitted(c, options);
      const posted = await readForm(c.req.raw);
      reader.language = posted.speak ?? posted.language;
      return takePost(c, options, survey, posted);
    }),
  );
  // Somebody who follows an address that is not whole reads pages, not problems.
  app.get("/s/:survey/", (c) =>
    respond(c, "surveyPage", async () => {
      const { pathname, search } = new URL(c.req.url);
      return {
        status: 301,
        body: "",
        contentType: "text/plain",
        headers: { Location: pathname.slice(0, -1) + search },
      };
    }),
  );
  app.get(
    "/s/*",
    serve("surveyPage", () => Promise.reject(new HttpProblem(404, "not_found", { what: "survey", id: "" }))),
  );
  return app;
}

const isMultipart = (request: Request) => /^multipart\/form-data\b/i.test(request.headers.get("content-type") ?? "");

/** The key in the address, once whoever asks may. @throws HttpProblem 429 */
async function admitted(c: Context, { limits, addressOf, take }: SurveyPagesOptions): Promise<string> {
  await spend(take, `survey-page:${addressOf(c)}`, limits.address);
  return c.req.param("survey") ?? "";
}
