import { acceptedBy } from "@heard/core/accepted";
import { type Context, Hono } from "hono";
import { type ApiLimits, createAdmit } from "./admit.ts";
import { readJson } from "./body.ts";
import { type AddressOptions, addressOf } from "./client-address.ts";
import { openApiDocument } from "./openapi.ts";
import { detailsOf, HttpProblem } from "./problem.ts";
import { parseQuery } from "./query.ts";
import type { Answer, Respond } from "./respond.ts";
import type { ApiRoute } from "./route.ts";
import { apiRoutes } from "./routes/index.ts";

export type PublicApiOptions = AddressOptions & {
  /** Where systems reach the gateway. */
  url: string;
  authSecret: string;
  limits: ApiLimits;
  respond: Respond;
};

const json = (value: unknown): Answer => ({
  status: 200,
  body: JSON.stringify(value),
  contentType: "application/json",
});

/** The routes of the public API. Each is data (`routes/`); this is what all of them have in common. */
export function createPublicApi(options: PublicApiOptions): Hono {
  const { respond } = options;
  const app = new Hono();
  const admit = createAdmit(options);
  const document: Answer = json(openApiDocument(options.url));

  const serve = (route: ApiRoute) => (c: Context) =>
    respond(c, route.name, async (caller) => {
      const ctx = await admit(
        { authorization: c.req.header("authorization"), address: () => addressOf(c, options) },
        route.permission,
        caller,
      );
      // Only the fields of the schema leave, whatever a verb returns one day.
      return json(
        route.reply.parse(await route.handle(ctx, { ...(await inputOf(route, c)), authSecret: options.authSecret })),
      );
    });

  app.get("/api/v1/openapi.json", (c) => respond(c, "openapi", async () => document));
  for (const route of apiRoutes) app.on(route.method, honoPath(route.path), serve(route));
  // What is known by another method is not "not found".
  for (const path of new Set([...apiRoutes.map((route) => route.path), "/api/v1/openapi.json"]))
    app.all(honoPath(path), (c) => respond(c, "other", () => refuseMethod(c, path)));
  return app;
}

/** `/responses/{responseId}` as Hono writes it. */
const honoPath = (path: string) => path.replace(/\{(\w+)\}/g, ":$1");

async function refuseMethod(c: Context, path: string): Promise<never> {
  const methods = apiRoutes.filter((route) => route.path === path).map(({ method }) => method);
  const allowed = (methods.length > 0 ? methods : ["GET"]).join(", ");
  throw new HttpProblem(405, "route_unknown", { method: c.req.method, path }, { headers: { Allow: allowed } });
}

/** What a handler gets: each part checked by the schema that the document shows. */
async function inputOf(route: ApiRoute, c: Context) {
  const url = new URL(c.req.url);
  return {
    params: route.params ? paramsOf(route.params, c) : undefined,
    query: route.query ? parseQuery(route.query, url.searchParams) : undefined,
    body: route.body ? await bodyOf(route.body, c.req.raw) : undefined,
    header: (name: string) => c.req.header(name),
  };
}

function paramsOf(schema: NonNullable<ApiRoute["params"]>, c: Context): unknown {
  const result = schema.safeParse(c.req.param());
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue?.path[0] ?? "");
  throw new HttpProblem(400, "invalid_value", { value: name, expected: issue ? acceptedBy(issue) : "" });
}

async function bodyOf({ envelope, mostBytes }: NonNullable<ApiRoute["body"]>, request: Request): Promise<unknown> {
  const result = envelope.safeParse(await readJson(request, mostBytes), { reportInput: true });
  if (result.success) return result.data;
  const errors = detailsOf(result.error, "body");
  const [first] = errors;
  const params = { value: first?.path || "/", expected: first?.expected ?? "" };
  throw new HttpProblem(
    400,
    first?.code === "unknown_field" ? "unknown_field" : "invalid_value",
    { ...params, field: first?.path ?? "" },
    { errors },
  );
}
