import { DomainError } from "@heard/core/errors";
import { type Context, Hono } from "hono";
import type { Answer } from "../respond.ts";
import { answerWith } from "./answer.ts";
import { wishesOf } from "./language.ts";
import { noticeOf } from "./notices.ts";
import { addressOfPage, type SurveyPagesOptions, spend } from "./options.ts";
import { missingNoticesPage, type NoticesToShow, planNoticesPage } from "./plan-notices-page.ts";

export type PlanNoticesOptions = Pick<SurveyPagesOptions, "limits" | "addressOf" | "take" | "respond"> & {
  open: (input: { organisation: string }) => Promise<NoticesToShow>;
};

/** What an organisation did with what customers said, for whoever comes by. `?lang=` goes before the languages of the browser. */
export function createPlanNoticesPages({ open, respond, take, addressOf, limits }: PlanNoticesOptions): Hono {
  const app = new Hono();
  const wishes = (c: Context) => [
    ...(c.req.query("lang") ? [c.req.query("lang") ?? ""] : []),
    ...wishesOf(c.req.header("accept-language")),
  ];
  app.get("/notices/:organisation", (c) =>
    respond(
      c,
      "notices",
      async (): Promise<Answer> => {
        await spend(take, `survey-page:${addressOf(c)}`, limits.address);
        return answerWith(
          c,
          await planNoticesPage(await open({ organisation: c.req.param("organisation") }), wishes(c)),
        );
      },
      async (error, status) =>
        answerWith(
          c,
          error instanceof DomainError && error.code === "not_found"
            ? await missingNoticesPage(wishes(c))
            : await noticeOf(error, {
                wishes: wishes(c),
                address: addressOfPage(c),
                script: null,
                mostBytes: 0,
                isOpening: false,
              }),
          { status },
        ),
    ),
  );
  return app;
}
