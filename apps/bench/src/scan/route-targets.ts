import type { ApiRoute } from "@heard/api/http/route";
import { apiRoutes } from "@heard/api/http/routes/index";
import { exampleOf } from "@heard/api/testing/sample";
import type * as z from "zod";
import { type Place, unknownToken } from "./place.ts";
import type { Target } from "./target.ts";

/** Every route of the public API. */
export const apiTargets = (place: Place): Target[] =>
  apiRoutes.map((route) => ({
    name: `${route.method} ${route.path}`,
    ...{ kind: "route", site: "gateway", method: route.method, path: route.path },
    inPath: (route.params ? exampleOf(route.params, place.ids) : {}) as Record<string, string>,
    as: route.body ? "json" : "query",
    example: takenBy(route, place),
  }));

/** What the organisation of the scan calls its own, by the name of the field that asks for it. */
const ofTheOrganisation = {
  source: "app",
  metric: "nps",
  touchpoint: "checkout",
  from: "2026-06-01",
  to: "2026-06-30",
};

function takenBy(route: ApiRoute, place: Place): unknown {
  const schema: z.ZodType | undefined = route.body?.documented ?? route.query;
  if (!schema) return null;
  const name = `${route.method} ${route.path}`;
  const example = exampleOf(schema, { ...place.ids, ...ofTheOrganisation });
  if (example === null) throw new Error(`${name} needs an example in route-targets.ts`);
  return example;
}

type Way = Pick<Target, "as" | "example"> & { inPath?: Record<string, string> };
const nothing: Way = { as: "query", example: null };

/** The pages and scripts of the gateway, as the inventory calls them. */
export function pageTargets({ demo, publishedSurvey: survey, tokens }: Place): Target[] {
  const inSurvey = { survey };
  const answer = { _go: "next", _token: unknownToken, _language: "en", q1: "9", q2: "wait" };
  const ways: Record<string, Way> = {
    "GET /api/v1/openapi.json": nothing,
    "GET /embed-runtime.js": nothing,
    "GET /embed.js": nothing,
    "GET /healthz": nothing,
    "GET /metrics": nothing,
    "GET /readyz": nothing,
    "GET /notices/:organisation": { as: "query", inPath: { organisation: demo }, example: { lang: "en" } },
    "GET /opened/:token": { as: "query", inPath: { token: tokens.opening }, example: null },
    "GET /s/*": { as: "query", inPath: { rest: "demo/more" }, example: { lang: "en" } },
    "GET /s/:survey": { as: "query", inPath: inSurvey, example: { lang: "en", t: unknownToken, shop: "chiado" } },
    "GET /s/:survey/": { as: "query", inPath: inSurvey, example: { lang: "en" } },
    "GET /s/:survey/embed": { as: "query", inPath: inSurvey, example: { lang: "en" } },
    "GET /s/:survey/embed/form": {
      as: "query",
      inPath: inSurvey,
      example: { lang: "en", from: "https://shop.example" },
    },
    "GET /s/:survey/logo": { as: "query", inPath: inSurvey, example: null },
    "GET /unsubscribe/:token": { as: "query", inPath: { token: tokens.unsubscribe }, example: { lang: "en" } },
    "GET /unsubscribe/digest/:token": { as: "query", inPath: { token: tokens.digest }, example: { lang: "en" } },
    "POST /s/:survey": { as: "form", inPath: inSurvey, example: answer },
    "POST /s/:survey/embed/form": { as: "form", inPath: inSurvey, example: answer },
    "POST /s/:survey/kiosk-pin": { as: "form", inPath: inSurvey, example: { kiosk: unknownToken, pin: "4711" } },
    "POST /unsubscribe/:token": {
      as: "form",
      inPath: { token: tokens.unsubscribe },
      example: { purpose: "research", all: "yes" },
    },
    "POST /unsubscribe/digest/:token": { as: "form", inPath: { token: tokens.digest }, example: { all: "yes" } },
  };
  return Object.entries(ways).map(([name, { inPath = {}, ...way }]) => ({
    name,
    ...{ kind: "route", site: "gateway", inPath },
    ...partsOf(name),
    ...way,
  }));
}

/** The handlers of the dashboard that are no procedure. What next-auth does hangs on the end of its address, so it is several. */
export function handlerTargets({ organisation, demo, ids }: Place): Target[] {
  const file = { organisation, fileId: String(ids.fileId) };
  const content = { kind: "comments", period: { from: "2026-06-01", to: "2026-06-30" }, query: "wait" };
  const ways: (Way & { name: string; path: string; method: Target["method"] })[] = [
    {
      name: "GET /api/auth/[...nextauth]",
      method: "GET",
      path: "/api/auth/{action}",
      inPath: { action: "session" },
      as: "query",
      example: { callbackUrl: "/lanternway" },
    },
    {
      name: "GET /api/auth/[...nextauth] signin",
      method: "GET",
      path: "/api/auth/signin/{provider}",
      inPath: { provider: "password" },
      as: "query",
      example: { callbackUrl: "/lanternway", error: "credentials_wrong" },
    },
    {
      name: "GET /api/auth/[...nextauth] error",
      method: "GET",
      path: "/api/auth/error",
      as: "query",
      example: { error: "Configuration" },
    },
    {
      name: "POST /api/auth/[...nextauth]",
      method: "POST",
      path: "/api/auth/callback/{provider}",
      inPath: { provider: "password" },
      as: "form",
      example: {
        email: "nobody@example.org",
        password: "correct horse",
        code: "",
        csrfToken: "{csrf}",
        callbackUrl: "/lanternway",
        json: "true",
      },
    },
    {
      name: "POST /api/auth/[...nextauth] link",
      method: "POST",
      path: "/api/auth/callback/link",
      as: "form",
      example: { token: unknownToken, code: "000000", csrfToken: "{csrf}", json: "true" },
    },
    {
      name: "POST /exports/[organisation]",
      method: "POST",
      path: "/exports/{organisation}",
      inPath: { organisation: demo },
      as: "json",
      example: { content, format: "csv", locale: "en" },
    },
    {
      name: "GET /files/[organisation]/[fileId]",
      method: "GET",
      path: "/files/{organisation}/{fileId}",
      inPath: file,
      as: "query",
      example: { language: "en" },
    },
    {
      name: "PUT /files/[organisation]/[fileId]",
      method: "PUT",
      path: "/files/{organisation}/{fileId}",
      inPath: file,
      as: "query",
      example: { name: "a.csv" },
    },
  ];
  return ways.map(({ inPath = {}, ...way }) => ({ ...{ kind: "handler", site: "web", inPath }, ...way }));
}

function partsOf(name: string): Pick<Target, "method" | "path"> {
  const [method, path = ""] = name.split(" ");
  return { method: method as Target["method"], path: path.replace(/:(\w+)/g, "{$1}").replace("*", "{rest}") };
}
