import { randomUUID } from "node:crypto";
import { DomainError } from "@heard/core/errors";
import type { SurveyDefinition } from "@heard/survey";
import { type AnswerProblem, checkAnswer, validateAnswers } from "@heard/survey/runtime";
import { createRespond, securityHeaders } from "../http/index.ts";
import type { SurveyDesk } from "../http/survey-page/desk.ts";
import { createSurveyPages } from "../http/survey-page/survey-pages.ts";
import { fieldsOf } from "./survey-page.ts";

type Saved = Parameters<SurveyDesk["save"]>[0];

/** A gateway with one survey, and what was kept of it. */
export function surveyGateway(
  definition: SurveyDefinition,
  more: {
    refuse?: DomainError;
    problems?: AnswerProblem[];
    take?: (bucket: string) => number | null;
    script?: string;
    isTest?: boolean;
  } = {},
) {
  let at = Date.parse("2026-06-30T12:00:00Z");
  const wait = (ms: number) => {
    at += ms;
  };
  const issued = new Map<string, number>();
  const modes = new Map<string, "embed" | "kiosk" | "agent">();
  const kept: Saved[] = [];
  const givenBack: string[] = [];
  const reported: unknown[] = [];
  const opened = (token: string) => ({
    page: {
      organisation: { id: 1, key: "lanternway", name: "Lanternway", locale: "en" as const },
      survey: { id: 7, key: "demo", name: "Demo" },
      definition,
      brand: { colour: "#852b5f", logoFileId: null },
      isTest: more.isTest ?? false,
    },
    token,
    seed: 7,
    mode: modes.get(token) ?? ("link" as const),
    parameters: { shop: "chiado" },
    issuedAt: new Date(issued.get(token) ?? 0),
    today: "2026-06-30",
  });
  const desk: SurveyDesk = {
    start: async ({ survey, entry }) => {
      if (more.refuse) throw more.refuse;
      if (survey !== "demo") throw new DomainError("not_found", "not_found", { what: "survey", id: survey });
      const token = randomUUID();
      issued.set(token, at);
      if (entry) modes.set(token, entry.by);
      return opened(token);
    },
    resume: async ({ token }) => {
      if (!issued.has(token)) throw new DomainError("invalid_input", "survey_token_invalid");
      return opened(token);
    },
    storeFile: async ({ question, name, mediaType, content }) => {
      let bytes = 0;
      for await (const piece of content) bytes += piece.byteLength;
      const asked = definition.questions.find(({ id }) => id === question);
      const answer = { file: randomUUID(), name, mediaType, bytes };
      const checked = asked ? checkAnswer(asked, answer, { today: "2026-06-30" }) : { problems: [] };
      return "problems" in checked ? checked : { answer };
    },
    openLogo: () => Promise.reject(new DomainError("not_found", "not_found", { what: "logo", id: "demo" })),
    openEmbed: async ({ survey, origin }) => {
      if (origin !== "https://shop.example") throw new DomainError("forbidden", "embed_refused", { origin });
      const settings = {
        ...{ shows: "popup" as const, place: "corner" as const, trigger: { on: "exit" as const } },
        ...{ pages: [], samplePercent: 100, quietDays: 30, keptQuery: [] },
      };
      const { languages, defaultLanguage, title } = definition;
      return { survey, settings, state: "open", languages, defaultLanguage, title, colour: null };
    },
    checkPin: async ({ pin }) => {
      if (pin !== "4711") throw new DomainError("forbidden", "pin_wrong");
    },
    findFace: async ({ survey }) => (survey === "demo" ? opened("").page : null),
    save: async (input) => {
      const checked = validateAnswers(
        definition,
        { ...input, seed: 7 },
        { today: "2026-06-30", partial: !input.isComplete },
      );
      if ("problems" in checked || more.problems)
        return { problems: more.problems ?? ("problems" in checked ? checked.problems : []) };
      const isRepeat = kept.some(({ token, isComplete }) => isComplete && token === input.token);
      if (!isRepeat) kept.push(input);
      return { saved: { state: checked.valid.state, isTest: false, isRepeat } };
    },
  };
  const generous = { capacity: 1000, perSecond: 1000 };
  const app = createSurveyPages({
    desk,
    now: () => new Date(at),
    limits: { address: generous, survey: generous, completions: generous, kiosks: generous, files: generous },
    take: async (bucket) => more.take?.(bucket) ?? null,
    giveBack: async (bucket) => void givenBack.push(bucket),
    addressOf: () => "somebody",
    script: more.script ?? null,
    kioskScript: "kiosk()",
    embed: { loader: "loader()", runtime: "runtime()" },
    respond: createRespond({
      headers: securityHeaders({ https: true }),
      mostInFlight: 10,
      onRequest: () => {},
      report: (error) => reported.push(error),
    }),
  });
  return { app, kept, givenBack, reported, wait };
}

/** Somebody at a browser without scripts. */
export async function visit(
  { app, wait }: ReturnType<typeof surveyGateway>,
  address = "/s/demo",
  headers: Record<string, string> = {},
) {
  let reply = await app.request(address, { headers });
  let html = await reply.text();
  wait(5000);
  return {
    get html() {
      return html;
    },
    get reply() {
      return reply;
    },
    async press(
      go: string,
      answers: Record<string, string | string[]> = {},
      more: { headers?: Record<string, string>; afterMs?: number; files?: Record<string, File> } = {},
    ) {
      const fields = fieldsOf(html);
      for (const [name, value] of Object.entries(answers)) {
        fields.delete(name);
        for (const one of [value].flat()) fields.append(name, one);
      }
      fields.append("_go", go);
      const body = more.files ? withFiles(fields, more.files) : fields;
      reply = await app.request(address, { method: "POST", body, headers: { ...headers, ...more.headers } });
      html = await reply.text();
      wait(more.afterMs ?? 5000);
    },
  };
}

/** A form with a file goes in parts. */
function withFiles(fields: URLSearchParams, files: Record<string, File>): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  for (const [name, file] of Object.entries(files)) form.append(name, file);
  return form;
}
