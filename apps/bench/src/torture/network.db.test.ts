import { setTimeout as delay } from "node:timers/promises";
import type { ServiceContext } from "@heard/core/context";
import { createOrganisation } from "@heard/core/organisations/create";
import { useTemporaryFiles } from "@heard/core/testing/temporary";
import { testSecret, useTestDatabase } from "@heard/db/testing";
import { type FaultProxy, startFaultProxy } from "@heard/db/testing/fault-proxy";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Product, startProduct } from "./product.ts";
import { findingsIn, prepareLoad, storedIds, untilCaughtUp } from "./rounds.ts";

const database = useTestDatabase();
const { folder } = useTemporaryFiles();
let ctx: ServiceContext;
let key: string;
let proxy: FaultProxy;
let product: Product;

beforeAll(async () => {
  ctx = await createOrganisation({ kind: "operator" }, { key: "network", name: "Network" }, () => new Date());
  key = await prepareLoad(ctx);
  const url = new URL(database.ownerUrl());
  proxy = await startFaultProxy(Number(url.port));
  url.hostname = "127.0.0.1";
  url.port = String(proxy.port);
  product = await startProduct({ url: url.toString(), authSecret: testSecret, dataDir: folder });
  // A process that cannot begin ends, and nobody here starts it again.
  await product.workerIsReady();
});
afterAll(async () => {
  await product?.stop();
  await proxy?.close();
});

type Reply = { status: number; retryAfter: string | null; type: string | null; code: string; id: string; ms: number };

/** One answer, sent with a key of its own so that it can be sent again. */
async function send(id: string): Promise<Reply> {
  const startedAt = performance.now();
  const reply = await fetch(`${product.url}/api/v1/responses`, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json", "Idempotency-Key": id },
    body: JSON.stringify({
      source: "torture",
      responses: [{ occurredOn: "2026-06-20", scores: [{ metric: "nps", value: 9 }] }],
    }),
    signal: AbortSignal.timeout(150_000),
  });
  const body = (await reply.json()) as { code?: string; results?: { id: string }[] };
  return {
    ...{ status: reply.status, code: body.code ?? "", id: body.results?.[0]?.id ?? "" },
    retryAfter: reply.headers.get("Retry-After"),
    type: reply.headers.get("Content-Type"),
    ms: performance.now() - startedAt,
  };
}

const isTaken = ({ status }: Reply) => status >= 200 && status < 300;
const asked = expect.stringMatching(/^[1-9]\d*$/);
const refused = expect.stringMatching(/^(unavailable|overloaded)$/);
const unavailable = { status: 503, code: refused, retryAfter: asked, type: "application/problem+json" };

/** What a careful sender does: the same answer again, until it is acknowledged. */
async function sendUntilTaken(id: string, refusals: Reply[]): Promise<Reply> {
  for (;;) {
    const reply = await send(id);
    if (isTaken(reply)) return reply;
    refusals.push(reply);
    await delay(200);
  }
}

test.each([
  ["silent", 30],
  ["cut", 10],
] as const)(
  "a database that is %s for %i s: 503 in bounded time and memory, and everything is taken once after it",
  {
    timeout: 240_000,
  },
  async (kind, seconds) => {
    const before = new Set(await storedIds(database.ownerUrl(), ctx.organisation.id));
    const ids = new Map<string, string>();
    const refusals: Reply[] = [];
    let isOver = false;
    let lastTakenAt = 0;
    const lanes = Array.from({ length: 24 }, async (_, lane) => {
      for (let turn = 0; !isOver; turn += 1) {
        const { id } = await sendUntilTaken(`${kind}-${lane}-${turn}`, refusals);
        ids.set(`${kind}-${lane}-${turn}`, id);
        lastTakenAt = performance.now();
      }
    });
    await expect.poll(() => ids.size, { timeout: 30_000 }).toBeGreaterThan(100);
    const restsAt = product.memory();
    proxy.set({ kind });
    await delay(seconds * 1000);
    const grownBy = product.memory() - restsAt;
    const takenInCut = ids.size;
    proxy.set({ kind: "none" });
    const healedAt = performance.now();
    await expect.poll(() => lastTakenAt, { timeout: 30_000, interval: 20 }).toBeGreaterThan(healedAt);
    const recoveredMs = lastTakenAt - healedAt;
    await expect.poll(() => ids.size, { timeout: 30_000 }).toBeGreaterThan(takenInCut + 100);
    isOver = true;
    await Promise.all(lanes);
    // Five seconds are for a machine that has nothing else to do (half-open.db.test.ts, `npm run torture -- proxy`); tests share theirs.
    expect(recoveredMs).toBeLessThan(15_000);
    expect(refusals.length).toBeGreaterThan(24);
    for (const refusal of refusals) expect(refusal).toMatchObject(unavailable);
    expect(Math.max(...refusals.map(({ ms }) => ms))).toBeLessThan(20_000);
    expect(grownBy).toBeLessThan(150);
    const stored = await storedIds(database.ownerUrl(), ctx.organisation.id);
    expect(stored.filter((id) => !before.has(id)).toSorted()).toEqual([...ids.values()].toSorted());
    await untilCaughtUp(database.ownerUrl(), ctx.organisation.id);
    expect(await findingsIn(ctx, testSecret)).toEqual([]);
  },
);

test("a database without room for another connection: 503 with a time to come again, and taken when there is room", {
  timeout: 120_000,
}, async () => {
  const name = new URL(database.ownerUrl()).pathname.slice(1);
  const allow = (connections: number) => database.asOwner(`alter database "${name}" connection limit ${connections}`);
  await allow(0);
  onTestFinished(() => allow(-1).then(() => {}));
  await database.asOwner(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and usename like 'heard%'`,
  );
  for (let turn = 0; turn < 5; turn += 1) expect(await send(`room-${turn}`)).toMatchObject(unavailable);
  await allow(-1);
  const ids = await Promise.all(Array.from({ length: 5 }, (_, turn) => sendUntilTaken(`room-${turn}`, [])));
  const stored = await storedIds(database.ownerUrl(), ctx.organisation.id);
  expect(ids.map(({ id }) => stored.includes(id))).toEqual([true, true, true, true, true]);
});

test("more requests than fit are refused at once while the others wait, and those are taken when the database is back", {
  timeout: 300_000,
}, async () => {
  expect(isTaken(await sendUntilTaken("first", []))).toBe(true);
  proxy.set({ kind: "stuck" });
  let refused = 0;
  const all = Array.from({ length: 2300 }, async (_, place) => {
    const reply = await send(`full-${place}`);
    if (!isTaken(reply)) refused += 1;
    return reply;
  });
  await expect.poll(() => refused, { timeout: 60_000, interval: 20 }).toBeGreaterThanOrEqual(250);
  proxy.set({ kind: "none" });
  const replies = await Promise.all(all);
  const refusals = replies.filter((reply) => !isTaken(reply));
  for (const refusal of refusals) expect(refusal).toMatchObject(unavailable);
  const again = await sendUntilTaken("after", []);
  const stored = new Set(await storedIds(database.ownerUrl(), ctx.organisation.id));
  for (const { id } of [...replies.filter(isTaken), again]) expect(stored.has(id)).toBe(true);
});
