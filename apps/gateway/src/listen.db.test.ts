import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { createApiKey } from "@heard/core/api-keys";
import { createSource } from "@heard/core/sources";
import { makeTestOrganisation } from "@heard/core/testing/organisation";
import { useTestDatabase } from "@heard/db/testing";
import { expect, onTestFinished, test } from "vitest";
import { type Admission, createAdmission } from "./admission.ts";
import { createGateway } from "./app.ts";
import { listen } from "./listen.ts";
import { createRequestMetrics } from "./request-metrics.ts";

const database = useTestDatabase();
/** For as long as a machine with other work may take. */
const patient = { timeout: 30_000 };

async function startTestGateway(admission: Admission) {
  const metrics = createRequestMetrics(admission);
  const app = createGateway({
    env: {
      ...{ authSecret: randomBytes(32).toString("hex"), dataDir: "/nowhere", url: "http://localhost:3001" },
      ...{ trustedProxies: 0, keyRequestsPerSecond: 100_000, metricsToken: "of-prometheus" },
    },
    now: () => new Date(),
    isReady: async () => true,
    ...{ metrics, onRequest: () => {}, report: () => {}, scripts: null },
  });
  const server = listen({
    ...{ app, admission, host: "127.0.0.1", port: 0, headers: { "X-Content-Type-Options": "nosniff" } },
    ...{ onTurnedAway: metrics.turnAway, onListening: () => {} },
  });
  if (!server.listening) await once(server, "listening");
  onTestFinished(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}` };
}

const bodyOf = (externalId: string) =>
  JSON.stringify({
    source: "shop",
    responses: [{ externalId, occurredOn: "2026-06-20", scores: [{ metric: "nps", value: 9 }] }],
  });

async function sender() {
  const ctx = await makeTestOrganisation("crowd");
  await createSource(ctx, { name: "Shop", key: "shop" });
  const { key } = await createApiKey(ctx, { name: "Test", scopes: ["responses:write"] });
  const send = (url: string, externalId: string) =>
    fetch(`${url}/api/v1/responses`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: bodyOf(externalId),
    });
  return { key, send };
}

/** Nothing is stored until it is let go, as by a database that takes its time. */
async function holdResponses(): Promise<{ letGo: () => Promise<void> }> {
  const locks =
    "from pg_locks where relation = 'responses'::regclass and mode = 'AccessExclusiveLock' and granted and pid <> pg_backend_pid()";
  const holding = database.asOwner("lock table responses in access exclusive mode; select pg_sleep(60)");
  const ended = expect(holding).rejects.toThrow("canceling statement");
  await expect.poll(async () => (await database.asOwner(`select pid ${locks}`)).length, patient).toBe(1);
  return {
    letGo: async () => {
      await database.asOwner(`select pg_cancel_backend(pid) ${locks}`);
      await ended;
    },
  };
}

/** Lets in as many as there is room for, whatever their speed. */
function roomFor(most: number): Admission {
  const admission = createAdmission();
  return { ...admission, admits: () => admission.waiting() < most };
}

test("over the bound systems are turned away with 503 and Retry-After and counted, and whatever is acknowledged is stored", async () => {
  const admission = roomFor(4);
  const { url } = await startTestGateway(admission);
  const { send } = await sender();
  const held = await holdResponses();
  const come = async (number: number) => {
    const reply = await send(url, `R-${number}`);
    return { reply, body: (await reply.json()) as { code?: string; results?: { id: string }[]; requestId?: string } };
  };
  const first = [0, 1, 2, 3].map(come);
  await expect.poll(() => admission.waiting(), patient).toBe(4);
  const late = await Promise.all(Array.from({ length: 196 }, (_, number) => come(number + 4)));
  await held.letGo();
  const outcomes = [...(await Promise.all(first)), ...late];
  const turnedAway = outcomes.filter(({ reply }) => reply.status !== 200);
  const acknowledged = outcomes.flatMap(({ body }) => body.results?.map(({ id }) => id) ?? []);
  expect(turnedAway.length).toBeGreaterThan(0);
  for (const { reply, body } of turnedAway) {
    expect([reply.status, reply.headers.get("retry-after"), body.code]).toEqual([503, "1", "overloaded"]);
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(reply.headers.get("x-request-id")).toBe(body.requestId);
  }
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(acknowledged.length + turnedAway.length).toBe(200);
  const stored = await database.asOwner("select id::text from responses");
  expect(new Set(stored.map(({ id }) => id))).toEqual(new Set(acknowledged));

  const again = await send(url, "R-0");
  expect(again.status).toBe(200);
  const metrics = await (await fetch(`${url}/metrics`, { headers: { authorization: "Bearer of-prometheus" } })).text();
  expect(metrics).toContain(`heard_requests_turned_away_total ${turnedAway.length}\n`);
  expect(metrics).toMatch(/^heard_requests_waiting 1$/m);
});

test("who is turned away as a system is not turned away as a respondent or an operator", async () => {
  const { url } = await startTestGateway(roomFor(0));
  const statusOf = async (path: string) => (await fetch(url + path)).status;
  expect(await statusOf("/api/v1/openapi.json")).toBe(503);
  expect(await statusOf("/healthz")).toBe(200);
  expect(await statusOf("/readyz")).toBe(200);
  expect(await statusOf("/s/nobody")).toBe(404);
});

test.each([
  ["/api/v1/openapi.json", 200],
  ["http://x/api/v1/openapi.json", 200],
  ["http://x/s/../api/v1/openapi.json", 200],
  ["/%61pi/v1/openapi.json", 200],
  ["/./api/v1/openapi.json", 200],
  ["/s/%2e%2e/api/v1/openapi.json", 200],
  ["/%61pi/v1/responses/%ff", 401],
])("a system that writes its path as %s is turned away as every other", async (target, status) => {
  const statusOf = async (most: number) => {
    const { port } = await startTestGateway(roomFor(most));
    const socket = connect(port, "127.0.0.1");
    socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    let reply = "";
    for await (const piece of socket.setEncoding("latin1")) reply += piece;
    return reply.slice(0, 12);
  };
  expect(await statusOf(1), "it is a route, or there is nothing to turn away").toBe(`HTTP/1.1 ${status}`);
  expect(await statusOf(0)).toBe("HTTP/1.1 503");
});

test("who sends slowly takes nobody's room, and gets its own answer when all of it is there", async () => {
  const admission = createAdmission();
  const { port } = await startTestGateway(admission);
  const slow = connect(port, "127.0.0.1");
  onTestFinished(() => void slow.destroy());
  let answered = "";
  slow.setEncoding("latin1").on("data", (text) => {
    answered += text;
  });
  slow.write(
    "POST /s/nobody HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\na=1",
  );
  const fetched = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect([fetched.status, admission.waiting()]).toEqual([200, 0]);
  slow.write("&b=2".slice(0, 3));
  await expect.poll(() => answered, patient).toMatch(/^HTTP\/1\.1 4/);
  await expect.poll(() => admission.waiting(), patient).toBe(0);
});

test("for whoever has gone before its turn came nothing is done", async () => {
  const admission = createAdmission();
  const { port, url } = await startTestGateway(admission);
  const { key, send } = await sender();
  expect((await send(url, "stays")).status).toBe(200);
  const gone = connect(port, "127.0.0.1");
  await once(gone, "connect");
  // Written and closed in one turn of this process, in which the gateway lives too: it reads both together.
  const body = bodyOf("goes");
  const head = ["POST /api/v1/responses HTTP/1.1", "Host: x", `Authorization: Bearer ${key}`];
  gone.write([...head, "Content-Type: application/json", `Content-Length: ${body.length}`, "", body].join("\r\n"));
  gone.destroy();
  await once(gone, "close");
  await expect.poll(async () => (await send(url, "after")).status, patient).toBe(200);
  const stored = await database.asOwner(
    "select external_id from responses where external_id in ('stays', 'goes', 'after') order by 1",
  );
  expect(stored.map(({ external_id }) => external_id)).toEqual(["after", "stays"]);
});
