import { DomainError } from "@heard/core/errors";
import { Hono } from "hono";
import type { Answer } from "../respond.ts";
import { type SurveyPagesOptions, spend } from "./options.ts";

export type OpeningOptions = Pick<SurveyPagesOptions, "limits" | "addressOf" | "take" | "respond"> & {
  /** Notes that a letter was opened. */
  record: (input: { token: string }) => Promise<void>;
};

/** One transparent point. */
const picture = new Uint8Array(Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"));

/** The picture in letters of organisations that have switched it on. Whoever asks in vain gets the same picture: nobody learns which letters there are. */
export function createOpeningPicture({ record, respond, take, addressOf, limits }: OpeningOptions): Hono {
  const app = new Hono();
  app.get("/opened/:token", (c) =>
    respond(c, "letterOpened", async (): Promise<Answer> => {
      await spend(take, `survey-page:${addressOf(c)}`, limits.address);
      await record({ token: c.req.param("token") }).catch((error: unknown) => {
        if (!(error instanceof DomainError) || error.reason !== "survey_link_changed") throw error;
      });
      return {
        status: 200,
        body: picture,
        contentType: "image/gif",
        // Mail is read on other origins; and the next opening is to be asked for again.
        headers: { "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "cross-origin" },
      };
    }),
  );
  return app;
}
