import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { apiRoutes } from "@heard/api/http/routes/index";
import { openDoors, personPermissions } from "@heard/api/trpc/base";
import { appRouter } from "@heard/api/trpc/router";
import { everyRole, type Permission, permissions } from "@heard/core/permissions";
import { describe, expect, test } from "vitest";
import { createGateway } from "./app.ts";
import { createRequestMetrics } from "./request-metrics.ts";

/** What opens an address of the gateway that is no part of the public API, what limits it, and what a request may change. */
type Door = {
  /** What somebody must hold; "nothing" stands open and shows nothing of anybody. */
  opens: "nothing" | "published survey" | "published notices" | "letter's token" | "kiosk's token" | "listed origin";
  limit: "none" | "address" | "address, kiosk" | "address, survey" | "address, survey, completions";
  changes: "nothing" | "one response" | "wishes of one address" | "letters of one member" | "opening of one letter";
};

const standing = { opens: "nothing", limit: "none", changes: "nothing" } as const;
const reading = { limit: "address", changes: "nothing" } as const;
const asking = { limit: "address, survey", changes: "nothing" } as const;
const submitting = { limit: "address, survey, completions", changes: "one response" } as const;

/** Written by people. A route without an entry fails below. */
const doors: Readonly<Record<string, Door>> = {
  "GET /healthz": standing,
  "GET /readyz": standing,
  "GET /metrics": standing,
  "GET /api/v1/openapi.json": standing,
  "GET /embed.js": standing,
  "GET /embed-runtime.js": standing,
  "GET /s/:survey": { opens: "published survey", ...asking },
  "GET /s/:survey/": standing,
  "GET /s/*": standing,
  "POST /s/:survey": { opens: "published survey", ...submitting },
  "GET /s/:survey/logo": { opens: "published survey", ...reading },
  "POST /s/:survey/kiosk-pin": { opens: "kiosk's token", limit: "address, kiosk", changes: "nothing" },
  "GET /s/:survey/embed": { opens: "published survey", ...reading },
  "GET /s/:survey/embed/form": { opens: "listed origin", ...asking },
  "POST /s/:survey/embed/form": { opens: "listed origin", ...submitting },
  "GET /unsubscribe/:token": { opens: "letter's token", ...reading },
  "POST /unsubscribe/:token": { opens: "letter's token", limit: "address", changes: "wishes of one address" },
  "GET /unsubscribe/digest/:token": { opens: "letter's token", ...reading },
  "POST /unsubscribe/digest/:token": { opens: "letter's token", limit: "address", changes: "letters of one member" },
  "GET /notices/:organisation": { opens: "published notices", ...reading },
  "GET /opened/:token": { opens: "letter's token", limit: "address", changes: "opening of one letter" },
};

/** Handlers of the dashboard that are no procedure; each asks for a permission itself. */
const handlers: Readonly<Record<string, string>> = {
  "GET /api/auth/[...nextauth]": "nobody signed in: next-auth, with its CSRF token",
  "POST /api/auth/[...nextauth]": "nobody signed in: next-auth, with its CSRF token",
  "GET /api/trpc/[organisation]/[trpc]": "the procedure's door, below",
  "POST /api/trpc/[organisation]/[trpc]": "the procedure's door, below; JSON from the dashboard's own origin",
  "POST /exports/[organisation]": "the permission of what is exported; from the dashboard's own origin",
  "GET /files/[organisation]/[fileId]": "the permission of the file's purpose",
  "PUT /files/[organisation]/[fileId]": "the permission of the file's purpose; from the dashboard's own origin",
};

const scripts = { surveyPage: "", kiosk: "", embed: "", embedRuntime: "" };
const env = {
  authSecret: "s",
  dataDir: "/nowhere",
  url: "https://ask.test",
  trustedProxies: 0,
  keyRequestsPerSecond: 1,
  metricsToken: null,
};
const app = createGateway({
  env,
  now: () => new Date("2026-06-30T12:00:00Z"),
  isReady: async () => true,
  metrics: createRequestMetrics({ waiting: () => 0 }),
  onRequest: () => {},
  report: () => {},
  scripts,
});

const gatewayRoutes = [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))].toSorted();
const apiRouteOf = new Map(
  apiRoutes.map((route) => [`${route.method} ${route.path.replace(/\{(\w+)\}/g, ":$1")}`, route]),
);
const webFolder = join(import.meta.dirname, "../../web/src/app");
const webHandlers = globSync("**/route.ts", { cwd: webFolder })
  .flatMap((file) => {
    const source = readFileSync(join(webFolder, file), "utf8");
    const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"].filter((method) =>
      new RegExp(`\\b(function ${method}\\b|as ${method}\\b)`).test(source),
    );
    return methods.map((method) => `${method} /${file.replace(/\/route\.ts$/, "")}`);
  })
  .toSorted();

type Meta = { permission?: Permission; person?: string; open?: string };
type Procedures = Record<string, { _def: { type: string; meta?: Meta } }>;
const procedures = Object.entries(appRouter._def.procedures as unknown as Procedures)
  .map(([path, { _def }]) => ({ path, type: _def.type, meta: _def.meta ?? {} }))
  .toSorted((a, b) => (a.path < b.path ? -1 : 1));

describe("every way into the product", () => {
  test("of the gateway has a door that somebody wrote down", () => {
    const known = new Set([...Object.keys(doors), ...apiRouteOf.keys()]);
    // Other methods of what is known are refused by name and do nothing.
    const undeclared = gatewayRoutes.filter((route) => !route.startsWith("ALL /api/v1/") && !known.has(route));
    expect(undeclared).toEqual([]);
    expect([...known].filter((route) => !gatewayRoutes.includes(route))).toEqual([]);
  });

  test("of the public API asks for a permission that some scope opens", () => {
    for (const [name, { permission }] of apiRouteOf)
      expect({ name, scope: "scope" in permissions[permission] }).toEqual({ name, scope: true });
  });

  // No database stands behind them here, so most of these answers are failures.
  test.each(gatewayRoutes)("%s carries the headers of every answer, whatever becomes of it", async (route) => {
    const [method = "GET", path = ""] = route.split(" ");
    const address = path.replace(/:\w+/g, "any").replace("*", "any");
    const { headers } = await app.request(address, { method: method === "ALL" ? "DELETE" : method });
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(headers.get("content-security-policy")).not.toContain("unsafe-inline");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toMatch(/^(no-referrer|origin|strict-origin)/);
    expect(headers.get("strict-transport-security")).toMatch(/^max-age=31536000/);
  });

  test("of the dashboard beside its procedures is known", () => {
    expect(webHandlers).toEqual(Object.keys(handlers).toSorted());
  });

  // Stale after a change: look at the difference as at any other change, with `npm run routes`.
  test("stands in the list that people review", async () => {
    await expect(document()).toMatchFileSnapshot("../../../docs/security/routes.md");
  });
});

const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

function document(): string {
  const api = [...apiRouteOf].map(([, { method, path, permission }]) => {
    const entry = permissions[permission];
    return [
      method,
      `\`${path}\``,
      permission,
      "scope" in entry ? entry.scope : "none",
      method === "GET" ? "nothing" : "records",
    ];
  });
  const pages = gatewayRoutes.flatMap((route) => {
    const door = doors[route];
    const [method = "", path = ""] = route.split(" ");
    return door ? [[method, `\`${path}\``, door.opens, door.limit, door.changes]] : [];
  });
  const roleHeads = ["employee", "team member", "CX leader", "survey administrator", "council member", "owner"];
  return `${[
    "# Every way into the product",
    "",
    "Generated by `npm run routes` from the code and reviewed by people: `apps/gateway/src/routes.test.ts` fails when it is stale, or when a way in has no",
    "entry. Who may do what is in `packages/core/src/permissions.ts`; the walks over all of it, with each role, limit, scope and another organisation's",
    "records, are `packages/api/src/trpc/every-procedure.db.test.ts` and `packages/api/src/http/every-route.db.test.ts`.",
    "",
    "## Gateway: the public API",
    "",
    "Opened by an API key with the scope. Limits: of the key, of the organisation, and of wrong keys by address. Any other method of these addresses is refused.",
    "",
    table(["Method", "Path", "Permission", "Scope", "Changes"], api),
    "",
    "## Gateway: pages, scripts and what operators ask",
    "",
    table(["Method", "Path", "Opened by", "Limit", "Changes"], pages),
    "",
    "## Dashboard: handlers",
    "",
    table(
      ["Method", "Path", "Opened by"],
      Object.entries(handlers).map(([route, door]) => {
        const [method = "", path = ""] = route.split(" ");
        return [method, `\`${path}\``, door];
      }),
    ),
    "",
    "## Dashboard: procedures",
    "",
    "Of an organisation: ● opens to the role, ○ to those of the role with a grant by name. Nobody signed in, and nobody of another organisation, gets in.",
    "",
    table(
      ["Procedure", "Kind", "Permission", ...roleHeads],
      procedures.flatMap(({ path, type, meta: { permission } }) => {
        if (!permission) return [];
        const { roles, grant }: { roles: readonly string[]; grant?: string } = permissions[permission];
        return [
          [path, type, permission, ...everyRole.map((role) => (roles.includes(role) ? (grant ? "○" : "●") : ""))],
        ];
      }),
    ),
    "",
    "Of a person, in no organisation:",
    "",
    table(
      ["Procedure", "Kind", "Door"],
      personPermissions.flatMap((door) =>
        procedures.filter(({ meta }) => meta.person === door).map(({ path, type }) => [path, type, door]),
      ),
    ),
    "",
    "Open before anybody has signed in; what they need instead is in their input:",
    "",
    table(
      ["Procedure", "Kind", "Door"],
      openDoors.flatMap((door) =>
        procedures.filter(({ meta }) => meta.open === door).map(({ path, type }) => [path, type, door]),
      ),
    ),
  ].join("\n")}\n`;
}
