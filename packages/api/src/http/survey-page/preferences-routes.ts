import { CatalogueKey } from "@heard/core/catalogue/schema";
import { DomainError, notFound } from "@heard/core/errors";
import { type Context, Hono } from "hono";
import { readBytes } from "../body.ts";
import type { Answer } from "../respond.ts";
import { answerWith } from "./answer.ts";
import { wishesOf } from "./language.ts";
import { noticeOf } from "./notices.ts";
import { addressOfPage, type SurveyPagesOptions, spend } from "./options.ts";
import { brokenPreferencesPage, type Preferences, preferenceFields, preferencesPage } from "./preferences-page.ts";

/** What says no for somebody. */
export type PreferencesDesk = {
  open: (input: { token: string }) => Promise<Preferences>;
  stop: (input: { token: string; purpose?: string | null; source: string }) => Promise<Preferences>;
};
export type PreferencesOptions = Pick<SurveyPagesOptions, "limits" | "addressOf" | "take" | "respond"> & {
  desk: PreferencesDesk;
};

const mostBytes = 4096;

/**
 * Where letters lead whoever wants no more of them. A GET shows the page and changes nothing; a POST counts at once, that of a mail program without
 * a page as well.
 */
export function createPreferencesPages(options: PreferencesOptions): Hono {
  const { desk, respond, take, addressOf, limits } = options;
  const app = new Hono();
  const serve = (route: string, work: (c: Context, token: string) => Promise<Preferences>) => (c: Context) =>
    respond(
      c,
      route,
      async (): Promise<Answer> => {
        await spend(take, `survey-page:${addressOf(c)}`, limits.address);
        return answerWith(c, await preferencesPage(await work(c, c.req.param("token") ?? ""), wishes(c)));
      },
      async (error, status) => answerWith(c, await refusalOf(c, error), { status }),
    );
  app.get(
    "/unsubscribe/:token",
    serve("preferences", (_, token) => desk.open({ token })),
  );
  app.post(
    "/unsubscribe/:token",
    serve("unsubscribe", async (c, token) => {
      const form = new URLSearchParams(Buffer.from(await readBytes(c.req.raw, mostBytes)).toString("utf8"));
      if (form.has(preferenceFields.all)) return desk.stop({ token, purpose: null, source: "preferences page" });
      const purpose = form.get(preferenceFields.purpose);
      // What no purpose can be called is none, and no failure of ours.
      if (purpose !== null && !CatalogueKey.safeParse(purpose).success) throw notFound("purpose", purpose);
      if (purpose !== null) return desk.stop({ token, purpose, source: "preferences page" });
      return desk.stop({ token, source: "unsubscribe link of a letter" });
    }),
  );
  return app;
}

const wishes = (c: Context) => wishesOf(c.req.header("accept-language"));

function refusalOf(c: Context, error: unknown) {
  if (error instanceof DomainError && ["survey_link_changed", "not_found"].includes(error.reason))
    return brokenPreferencesPage(wishes(c));
  return noticeOf(error, { wishes: wishes(c), address: addressOfPage(c), script: null, mostBytes, isOpening: false });
}
