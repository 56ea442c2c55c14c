import { returnToken, takeToken } from "@heard/core/rate-limits/take";
import { openPreferences, stopWriting } from "@heard/core/sending";
import { submissionDeps } from "@heard/core/testing/surveys";
import {
  createPreferencesPages,
  createRespond,
  createSurveyDesk,
  createSurveyPages,
  securityHeaders,
} from "../http/index.ts";
import { fieldsOf } from "./survey-page.ts";

const generous = { capacity: 10_000, perSecond: 10_000 };

/** The pages as the gateway mounts them, over what is stored, so many hours after the clock of tests; and somebody who takes their time with each. */
export function gatewayOverStored(dataDir: string, hours = 0) {
  const deps = submissionDeps(hours);
  let passedMs = 0;
  const now = () => new Date(deps.now().getTime() + passedMs);
  const pages = {
    now,
    take: takeToken,
    giveBack: returnToken,
    limits: { address: generous, survey: generous, completions: generous, kiosks: generous, files: generous },
    addressOf: () => "somebody",
    respond: createRespond({
      headers: securityHeaders({ https: false }),
      mostInFlight: 500,
      onRequest: () => {},
      report: (error) => {
        throw error;
      },
    }),
  };
  const app = createSurveyPages({ ...pages, desk: createSurveyDesk({ ...deps, now, dataDir }), script: null });
  const desk = {
    open: (input: { token: string }) => openPreferences(input, { authSecret: "secret", now }),
    stop: (input: Parameters<typeof stopWriting>[0]) => stopWriting(input, { authSecret: "secret", now }),
  };
  app.route("/", createPreferencesPages({ ...pages, desk }));
  return {
    app,
    open: async (address: string, headers: Record<string, string> = {}) => {
      const html = await (await app.request(address, { headers })).text();
      passedMs += 20_000;
      return html;
    },
    send: async (
      address: string,
      page: string,
      answers: Record<string, string>,
      headers: Record<string, string> = {},
    ) => {
      const fields = [...fieldsOf(page), ...Object.entries({ ...answers, _go: "next" })];
      const form = new URLSearchParams();
      for (const [name, value] of fields) form.set(name, value);
      return (await app.request(address, { method: "POST", body: form, headers })).text();
    },
  };
}
