import { grantableScopes as scopes } from "@heard/core/api-keys";
import { makeOneOfEach } from "@heard/core/testing/one-of-each";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { organisationWithKey, publicApiForTests } from "../testing/public-api.ts";
import { sampleOf } from "../testing/sample.ts";
import { scopeOf } from "./admit.ts";
import type { ApiRoute } from "./route.ts";
import { apiRoutes } from "./routes/index.ts";

useTestDatabase();

const routes = apiRoutes.map((route) => [`${route.method} ${route.path}`, route] as const);
const nowhere = "0197b2a0-0000-7000-8000-000000000000";

/** Asks for a route by the names in its path; what it needs besides is not sent, for the door comes first. */
const ask = (key: string | null, { method, path, body }: ApiRoute, ids: Readonly<Record<string, unknown>> = {}) =>
  publicApiForTests().app.request(
    path.replace(/\{(\w+)\}/g, (_, name: string) => String(ids[name] ?? nowhere)),
    {
      method,
      headers: { ...(key ? { Authorization: `Bearer ${key}` } : {}), "Content-Type": "application/json" },
      ...(body ? { body: JSON.stringify(sampleOf(body.documented, ids)) } : {}),
    },
  );

describe("every route of the public API", () => {
  test.each(routes)("%s is closed without a key", async (_, route) => {
    expect((await ask(null, route)).status).toBe(401);
  });

  test.each(routes)("%s opens to its scope and to no other", async (_, route) => {
    const { key } = await organisationWithKey(scopes.filter((scope) => scope !== scopeOf(route.permission)));
    const closed = await ask(key, route);
    expect([closed.status, ((await closed.json()) as { code: string }).code]).toEqual([403, "scope_missing"]);
    const { key: own } = await organisationWithKey(scopes.filter((scope) => scope === scopeOf(route.permission)));
    expect([401, 403]).not.toContain((await ask(own, route)).status);
  });

  // A new route with an id in its path needs its kind of record in core/testing/one-of-each.ts.
  test.each(routes.filter(([, { params }]) => params))(
    "%s finds no record of another organisation",
    async (_, route) => {
      const theirs = await organisationWithKey();
      const ids = await makeOneOfEach(theirs.ctx);
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(names.filter((name) => !(`${name}` in ids))).toEqual([]);
      const { key } = await organisationWithKey();
      expect((await ask(theirs.key, route, ids)).status).toBe(200);
      expect((await ask(key, route, ids)).status).toBe(404);
    },
  );
});
