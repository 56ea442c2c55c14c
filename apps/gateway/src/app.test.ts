import type { RequestEntry } from "@heard/api/http";
import { keyPattern, reservedKeys } from "@heard/core/catalogue/rules";
import { tellError } from "@heard/core/tell-error";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { createGateway, type GatewayOptions } from "./app.ts";
import { addressKeyOf, readEnv } from "./env.ts";
import { createRequestMetrics } from "./request-metrics.ts";

const env = {
  authSecret: "only tests know",
  dataDir: "/nowhere",
  url: "http://gateway.test",
  trustedProxies: 0,
  keyRequestsPerSecond: 10,
  metricsToken: "of-prometheus",
};

function gateway(more: Partial<Pick<GatewayOptions, "isReady" | "env">> = {}) {
  const log: RequestEntry[] = [];
  const app = createGateway({
    env,
    now: () => new Date("2026-06-30T12:00:00Z"),
    isReady: async () => true,
    metrics: createRequestMetrics({ waiting: () => 0 }),
    onRequest: (entry) => log.push(entry),
    report: () => {},
    scripts: null,
    ...more,
  });
  return { app, log };
}

const asPrometheus = { headers: { authorization: "Bearer of-prometheus" } };

describe("the gateway", () => {
  test("is alive by itself and ready with its database", async () => {
    const { app } = gateway({ isReady: async () => false });
    expect((await app.request("/healthz")).status).toBe(200);
    expect((await app.request("/readyz")).status).toBe(503);
    expect((await gateway().app.request("/readyz")).status).toBe(200);
  });

  test("counts requests by route, and names nobody", async () => {
    const { app, log } = gateway();
    await app.request("/api/v1/measures?metric=nps&words=secret");
    await app.request("/some/path");
    const metrics = await (await app.request("/metrics", asPrometheus)).text();
    expect(metrics).toContain('heard_request_seconds_count{route="getMeasure",method="GET",status="401"} 1');
    expect(metrics).toContain('heard_request_seconds_count{route="unknown",method="GET",status="404"} 1');
    expect(metrics + JSON.stringify(log)).not.toContain("secret");
  });

  test("shows its figures to whoever has the token and to nobody else, as if there were none", async () => {
    const { app } = gateway();
    expect((await app.request("/metrics", asPrometheus)).status).toBe(200);
    expect((await app.request("/metrics")).status).toBe(404);
    expect((await app.request("/metrics", { headers: { authorization: "Bearer of-prometheuS" } })).status).toBe(404);
  });

  test("without a token shows its figures to its own machine alone, and not through a proxy there", async () => {
    const here = { ...env, metricsToken: null, url: "http://localhost:3001" };
    const { app } = gateway({ env: here });
    const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
      app.request(
        "/metrics",
        { headers: { host: "127.0.0.1:3001", ...headers } },
        { incoming: { socket: { remoteAddress } } },
      );
    expect((await from("127.0.0.1")).status).toBe(200);
    expect((await from("::ffff:127.0.0.1")).status).toBe(200);
    expect((await from("203.0.113.9")).status).toBe(404);
    expect((await from("127.0.0.1", { "x-forwarded-for": "127.0.0.1" })).status).toBe(404);
    expect((await from("127.0.0.1", { forwarded: "for=127.0.0.1" })).status).toBe(404);
    expect((await from("127.0.0.1", { via: "1.1 proxy" })).status).toBe(404);
    // A proxy without a header of its own hands the host on, or it does not: then the installation has an address that is none of this machine.
    expect((await from("127.0.0.1", { host: "feedback.example.org" })).status).toBe(404);
    const ownMachine = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };
    const asked = { headers: { host: "127.0.0.1:3001" } };
    for (const more of [{ trustedProxies: 1 }, { url: "https://feedback.example.org" }]) {
      const behind = gateway({ env: { ...here, ...more } }).app;
      expect((await behind.request("/metrics", asked, ownMachine)).status).toBe(404);
    }
  });

  test("writes no address, no text and no secret into its log, whatever an error says", async () => {
    const lines: string[] = [];
    const log = pino({ base: null, serializers: { err: tellError } }, { write: (line: string) => lines.push(line) });
    const secret = "heard_a1b2c3d4_Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV";
    const cause = Object.assign(new Error(`connect to postgres://owner:pa55word@db:5432/heard from 203.0.113.9`), {
      rejected: ["ada@example.org"],
      response: "550 <ada@example.org> unknown",
    });
    const error = new Error(`550 5.1.1 <ada@example.org>, +351 912 345 678, 2001:db8::8a2e:370:7334, ${secret}`, {
      cause,
    });
    log.error({ err: error, requestId: "r-1", route: "getMeasure" }, "request failed");
    expect(lines.join()).toContain("request failed");
    expect(lines.join()).toContain("r-1");
    expect(lines.join()).not.toMatch(/ada|example\.org|912|203\.0|2001:db8|a1b2c3d4|pa55word/);
  });

  test("has no path that could be an organisation's, for both may stand behind one name", () => {
    const reserved: readonly string[] = reservedKeys;
    const first = new Set(gateway().app.routes.map(({ path }) => path.split("/")[1] ?? ""));
    expect([...first]).toEqual(expect.arrayContaining(["s", "api", "unsubscribe"]));
    expect([...first].filter((key) => keyPattern.test(key) && !reserved.includes(key))).toEqual([]);
  });

  test("answers what it does not know as a problem, with the headers of every answer", async () => {
    const reply = await gateway().app.request("/%2e%2e/etc/passwd");
    expect(reply.status).toBe(404);
    expect(reply.headers.get("content-type")).toBe("application/problem+json");
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await reply.json()).toMatchObject({ code: "route_unknown" });
  });
});

describe("the environment", () => {
  const given = { DATABASE_URL: "postgres://db/heard", AUTH_SECRET: "s", HEARD_DATA_DIR: "/data" };

  test("is taken as it is, with what stands for what is missing", () => {
    expect(readEnv(given)).toMatchObject({
      host: "127.0.0.1",
      port: 3001,
      url: "http://localhost:3001",
      trustedProxies: 0,
    });
    expect(readEnv({ ...given, GATEWAY_PORT: "4001", HEARD_GATEWAY_URL: "https://feedback.example/x" })).toMatchObject({
      port: 4001,
      url: "https://feedback.example",
    });
  });

  test("that cannot be used is refused by name", () => {
    expect(() => readEnv({ AUTH_SECRET: "s" })).toThrow("DATABASE_URL is not set");
    expect(() => readEnv({ ...given, GATEWAY_PORT: "http" })).toThrow('GATEWAY_PORT is "http"');
    expect(() => readEnv({ ...given, HEARD_TRUSTED_PROXIES: "-1" })).toThrow("HEARD_TRUSTED_PROXIES");
    expect(() => readEnv({ ...given, HEARD_GATEWAY_URL: "ftp://x" })).toThrow("HEARD_GATEWAY_URL");
  });

  test("gives addresses a key of their own", () => {
    expect(addressKeyOf("a")).not.toEqual(addressKeyOf("b"));
    expect(addressKeyOf("a")).toHaveLength(32);
  });
});
