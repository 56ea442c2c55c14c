import * as z from "zod";
import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import { scopeOf } from "./admit.ts";
import type { ApiRoute } from "./route.ts";
import { apiRoutes } from "./routes/index.ts";
import { ProblemReply } from "./schemas.ts";

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemReply } },
});
const retryAfter = z.object({ "Retry-After": z.string().meta({ description: "Seconds to wait" }) });

function operationOf({ name, summary, description, permission, params, query, headers, body, reply }: ApiRoute) {
  return {
    operationId: name,
    summary,
    ...(description ? { description } : {}),
    security: [{ apiKey: [scopeOf(permission)] }],
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...(headers ? { header: headers } : {}),
    },
    ...(body ? { requestBody: { required: true, content: { "application/json": { schema: body.documented } } } } : {}),
    responses: {
      "200": { description: "OK", content: { "application/json": { schema: reply } } },
      "400": problem("The request cannot be used; `errors` says what, where and what would be accepted"),
      "401": problem("No key, or one that is not known, expired or revoked"),
      "403": problem("The key lacks the scope"),
      ...(params || body ? { "404": problem("Nothing of this organisation has that id or key") } : {}),
      ...(body
        ? {
            "413": problem("The body is too large"),
            "415": problem("The body is not application/json"),
            "422": problem("The Idempotency-Key was used with another body"),
          }
        : {}),
      "429": { ...problem("Too many requests"), headers: retryAfter },
      "503": {
        ...problem(
          "The database does not answer, or too much is waiting: send it again with the same ids or Idempotency-Key, so that nothing is recorded twice",
        ),
        headers: retryAfter,
      },
    },
  };
}

/** The OpenAPI 3.1 document of the public API, made from the schemas that validate. */
export function openApiDocument(url: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of apiRoutes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Heard public API",
      version: "1",
      description:
        "Send responses and read the same numbers as the screens. Days are the organisation's; periods include both ends. Lists answer `{ items, nextCursor }`.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: "http", scheme: "bearer", description: "An API key: heard_<8>_<43>" } },
    },
  });
}
