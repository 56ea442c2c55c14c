import type { RequestEntry } from "@heard/api/http";
import { keyPattern, reservedKeys } from "@heard/core/catalogue/rules";
import { describe, expect, test } from "vitest";
import { createGateway } from "./app.ts";
import { addressKeyOf, readEnv } from "./env.ts";

const env = {
  authSecret: "only tests know",
  dataDir: "/nowhere",
  url: "http://gateway.test",
  trustedProxies: 0,
  keyRequestsPerSecond: 10,
};

function gateway(more: { isReady?: () => Promise<boolean> } = {}) {
  const log: RequestEntry[] = [];
  const app = createGateway({
    env,
    now: () => new Date("2026-06-30T12:00:00Z"),
    isReady: async () => true,
    onRequest: (entry) => log.push(entry),
    report: () => {},
    scripts: null,
    ...more,
  });
  return { app, log };
}

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
    const metrics = await (await app.request("/metrics")).text();
    expect(metrics).toContain('heard_request_seconds_count{route="getMeasure",method="GET",status="401"} 1');
    expect(metrics).toContain('heard_request_seconds_count{route="unknown",method="GET",status="404"} 1');
    expect(metrics + JSON.stringify(log)).not.toContain("secret");
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
