import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { webhookDeliveries, webhookReceivers } from "@heard/db/schema/webhooks";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { closeCase, openCase, savePlaybook } from "../cases/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import type { MailLetter } from "../mail/create.ts";
import { saveResponseAlertRule } from "../response-alerts/index.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { deliverToWebhook } from "./deliver.ts";
import { emitWebhookEvent } from "./emit.ts";
import {
  createWebhook,
  disableWebhook,
  enableWebhook,
  getWebhook,
  listWebhooks,
  removeWebhook,
  replayDelivery,
  replayPeriod,
  rotateWebhookSecret,
  sendTestWebhook,
  updateWebhook,
} from "./index.ts";
import { lookAfterWebhooks } from "./look-after.ts";
import { openReach, postMessage, type Reach } from "./post.ts";
import type { WebhookEventKind } from "./rules.ts";
import { sendDueWebhooks, WebhookTurns } from "./send-due.ts";

const database = useTestDatabase();

type Caught = { headers: IncomingMessage["headers"]; body: string };
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A receiver on this machine. `answer` says with what status; `null` never answers. */
async function openCatcher(answer: () => number | null = () => 204) {
  const caught: Caught[] = [];
  const server = createServer(async (asked, response) => {
    let body = "";
    for await (const part of asked) body += String(part);
    caught.push({ headers: asked.headers, body });
    const status = answer();
    if (status === null) return;
    response.writeHead(status, status === 302 ? { Location: "https://hooks.example.org/" } : {}).end("{}");
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { caught, url: `https://receiver.example.org:${port}/hook` };
}

/** The one place where a message may go to this machine: given by the test, and by nothing that an installation has. */
const toThisMachine: Reach = {
  resolve: async () => ["127.0.0.1"],
  isOpen: (address) => address === "127.0.0.1",
  request: request as unknown as Reach["request"],
  timeoutMs: 300,
};
const options = { url: "https://heard.test", random: () => 0.5, reach: toThisMachine };
const eventKinds: WebhookEventKind[] = ["plan.decided"];
const generic = { name: "Warehouse", kind: "generic" as const, eventKinds };
const at = (ctx: ServiceContext, ms: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(testNow().getTime() + ms),
});
const decided = { kind: "plan.decided", subject: { planId: 1, number: 7, decision: "approve" } } as const;
const tell = (ctx: ServiceContext) => inTenant(ctx, (tx) => emitWebhookEvent(tx, ctx, decided));
const hourMs = 3_600_000;

test("what happened arrives signed, says only what it may, and by the same id when it is sent again", async () => {
  const ctx = await makeTestOrganisation();
  const { caught, url } = await openCatcher();
  const { id: webhookId, secret } = await createWebhook(ctx, { ...generic, url });
  await tell(ctx);
  expect(await deliverToWebhook(ctx, webhookId, options)).toBe(1);
  const [first] = caught;
  const id = String(first?.headers["webhook-id"]);
  const timestamp = String(first?.headers["webhook-timestamp"]);
  const key = Buffer.from((secret ?? "").slice("whsec_".length), "base64");
  expect(key).toHaveLength(32);
  const mac = createHmac("sha256", key).update(`${id}.${timestamp}.${first?.body}`).digest("base64");
  expect(first?.headers["webhook-signature"]).toBe(`v1,${mac}`);
  expect(JSON.parse(first?.body ?? "")).toEqual({
    type: "plan.decided",
    timestamp: "2026-06-30T12:00:00.000Z",
    data: {
      ...{ organisation: ctx.organisation.key, planId: 1, number: 7, decision: "approve", text: "7: Approved" },
      link: `https://heard.test/${ctx.organisation.key}/improvement-plans/7`,
    },
  });
  const { deliveries } = await getWebhook(ctx, { webhookId });
  expect(deliveries).toMatchObject([{ state: "delivered", answer: 204, tries: 1 }]);
  await replayDelivery(ctx, { webhookId, deliveryId: deliveries[0]?.id ?? 0 });
  expect(await deliverToWebhook(ctx, webhookId, options)).toBe(1);
  expect(caught[1]?.headers["webhook-id"]).toBe(id);
  const today = { webhookId, from: "2026-06-30", to: "2026-06-30" };
  expect(await replayPeriod(ctx, today)).toEqual({ count: 0 });
  expect(await replayPeriod(ctx, { ...today, isWhole: true })).toEqual({ count: 1 });
  expect(await replayPeriod(ctx, { ...today, from: "2026-06-01", to: "2026-06-29", isWhole: true })).toEqual({
    count: 0,
  });
});

test("both secrets sign while they are exchanged, and addresses and secrets are nowhere to be read", async () => {
  const ctx = await makeTestOrganisation();
  const { caught, url } = await openCatcher();
  const { id: webhookId, secret } = await createWebhook(ctx, { ...generic, url: `${url}?token=hush-hush` });
  const { secret: next } = await rotateWebhookSecret(ctx, { webhookId });
  expect(next).not.toBe(secret);
  await sendTestWebhook(ctx, { webhookId });
  await deliverToWebhook(ctx, webhookId, options);
  expect(String(caught[0]?.headers["webhook-signature"]).split(" ")).toHaveLength(2);
  await sendTestWebhook(at(ctx, 25 * hourMs), { webhookId });
  await deliverToWebhook(at(ctx, 25 * hourMs), webhookId, options);
  expect(String(caught[1]?.headers["webhook-signature"]).split(" ")).toHaveLength(1);
  const kept = JSON.stringify([
    await inTenant(ctx, (tx) => tx.select().from(webhookReceivers)),
    await database.asOwner("select before, after, fields from audit_entries"),
    await listWebhooks(ctx),
  ]);
  for (const hidden of ["hush-hush", secret, next].map((text) => (text ?? "?").replace("whsec_", "")))
    expect([kept.includes(hidden), kept.includes(JSON.stringify([...Buffer.from(hidden)]).slice(1, -1))]).toEqual([
      false,
      false,
    ]);
});

test("a message that is not taken follows the schedule, until there are no more tries", async () => {
  const ctx = await makeTestOrganisation();
  const { caught, url } = await openCatcher(() => 500);
  const { id: webhookId } = await createWebhook(ctx, { ...generic, url });
  await tell(ctx);
  const seconds = [0, 5, 300, 1800, 7200, 18_000, 36_000, 36_000];
  let ms = 0;
  for (const wait of seconds) {
    ms += wait * 1000;
    await deliverToWebhook(at(ctx, ms - 1), webhookId, options);
    const before = caught.length;
    await deliverToWebhook(at(ctx, ms), webhookId, options);
    if (wait > 0) expect(caught.length).toBe(before + 1);
  }
  expect(caught).toHaveLength(8);
  expect(new Set(caught.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  const { webhook, deliveries } = await getWebhook(ctx, { webhookId });
  expect(deliveries).toMatchObject([{ state: "failed", tries: 8, answer: 500, failure: "status" }]);
  expect(webhook.state).toBe("failing");
});

test.each([
  [302, "redirect"],
  [null, "timeout"],
  [404, "status"],
] as const)("an answer of %s is a failure, and no more is known of it", async (status, failure) => {
  const ctx = await makeTestOrganisation();
  const { url } = await openCatcher(() => status);
  const { id: webhookId } = await createWebhook(ctx, { ...generic, url });
  await sendTestWebhook(ctx, { webhookId });
  expect(await deliverToWebhook(ctx, webhookId, options)).toBe(0);
  expect((await getWebhook(ctx, { webhookId })).deliveries).toMatchObject([{ state: "failed", failure, tries: 1 }]);
});

test("a name that leads inside is not called, neither alone nor among others, nor when it changes its mind", async () => {
  const { caught, url } = await openCatcher();
  const message = { url: new URL(url), headers: {}, body: "{}" };
  for (const answers of [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::ffff:127.0.0.1"], ["169.254.169.254"]]) {
    const reach: Reach = { ...openReach, request: toThisMachine.request, resolve: async () => answers };
    expect(await postMessage(message, reach)).toEqual({ failure: "address", status: null });
  }
  let asked = 0;
  const rebinding: Reach = {
    ...toThisMachine,
    resolve: async () => {
      asked += 1;
      return asked === 1 ? ["127.0.0.1"] : ["10.0.0.1"];
    },
  };
  expect(await postMessage(message, rebinding)).toMatchObject({ status: 204 });
  expect([asked, caught.length]).toEqual([1, 1]);
});

test("410 switches off at once, five days of failures switch off with a letter to owners, and what was missed can be sent", async () => {
  const ctx = await makeTestOrganisation();
  const { email } = await makeTestPerson(ctx, ["owner"]);
  await makeTestPerson(ctx, ["employee"]);
  const [gone, down] = [await openCatcher(() => 410), await openCatcher(() => 503)];
  const { id: goneId } = await createWebhook(ctx, { ...generic, name: "Gone", url: gone.url });
  const { id: downId } = await createWebhook(ctx, { ...generic, name: "Down", url: down.url });
  await tell(ctx);
  await tell(ctx);
  await deliverToWebhook(ctx, goneId, options);
  expect((await getWebhook(ctx, { webhookId: goneId })).webhook).toMatchObject({
    state: "disabled",
    disabledWhy: "gone",
  });
  await deliverToWebhook(ctx, downId, options);
  const later = at(ctx, 5 * 24 * hourMs);
  await deliverToWebhook(later, downId, options);
  const { webhook, deliveries } = await getWebhook(later, { webhookId: downId });
  expect(webhook).toMatchObject({ state: "disabled", disabledWhy: "failing" });
  expect(deliveries.every(({ state }) => state === "failed")).toBe(true);
  const letters: MailLetter[] = [];
  const site = { url: "https://heard.test", mailer: { send: async (letter: MailLetter) => void letters.push(letter) } };
  const look = () => lookAfterWebhooks({ site, now: later.now, onError: (error) => expect(error).toBeNull() });
  await look();
  await look();
  expect(
    letters
      .filter(({ to }) => to === email)
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual([
    `Webhook “Down” of ${ctx.organisation.key} is switched off`,
    `Webhook “Gone” of ${ctx.organisation.key} is switched off`,
  ]);
  await tell(later);
  await expect(sendTestWebhook(later, { webhookId: downId })).rejects.toMatchObject({ code: "invalid_state" });
  await enableWebhook(later, { webhookId: downId });
  expect(await replayPeriod(later, { webhookId: downId, from: "2026-06-01", to: "2026-07-31" })).toEqual({ count: 3 });
});

test("one that never answers keeps no other waiting", async () => {
  const ctx = await makeTestOrganisation();
  const [slow, quick] = [await openCatcher(() => null), await openCatcher()];
  await createWebhook(ctx, { ...generic, name: "Slow", url: slow.url });
  await createWebhook(ctx, { ...generic, name: "Quick", url: quick.url });
  for (let count = 0; count < 5; count += 1) await tell(ctx);
  const turns = new WebhookTurns();
  const patient = { ...options, reach: { ...toThisMachine, timeoutMs: 4000 } };
  await sendDueWebhooks({ ...patient, turns, now: testNow, onError: (error) => expect(error).toBeNull() });
  let isOver = false;
  const over = turns.settled().then(() => {
    isOver = true;
  });
  await expect.poll(() => quick.caught.length, { timeout: 20_000 }).toBe(5);
  expect(isOver, "the slow one is waited for still").toBe(false);
  await over;
  expect(slow.caught).toHaveLength(1);
});

test("while one delivers to a receiver nobody else does, however often they try", async () => {
  const ctx = await makeTestOrganisation();
  const { caught, url } = await openCatcher(() => null);
  const { id: webhookId } = await createWebhook(ctx, { ...generic, url });
  await tell(ctx);
  const first = deliverToWebhook(ctx, webhookId, options);
  await expect.poll(() => caught.length).toBe(1);
  // Whoever finds it held lets go of nothing: the third finds it held as well.
  expect(await deliverToWebhook(ctx, webhookId, options)).toBe(0);
  expect(await deliverToWebhook(ctx, webhookId, options)).toBe(0);
  expect(caught).toHaveLength(1);
  await first;
});

test("a message that cannot be made counts as a try that failed, is logged, and keeps what comes after it no longer than any other", async () => {
  const ctx = await makeTestOrganisation();
  const { caught, url } = await openCatcher();
  const { id: webhookId } = await createWebhook(ctx, { ...generic, url });
  await tell(ctx);
  const own = eq(webhookReceivers.id, webhookId);
  const [kept] = await inTenant(ctx, (tx) => tx.select().from(webhookReceivers).where(own));
  const setAddress = (address: Uint8Array) =>
    inTenant(ctx, (tx) =>
      tx
        .update(webhookReceivers)
        .set({ address: Buffer.from(address) })
        .where(own),
    );
  await setAddress(new Uint8Array(40));
  await expect(deliverToWebhook(ctx, webhookId, options)).rejects.toThrow();
  const { webhook, deliveries } = await getWebhook(ctx, { webhookId });
  expect(webhook.state).toBe("failing");
  expect(deliveries).toMatchObject([{ state: "waiting", tries: 1, failure: "unmade", answer: null }]);
  expect(await deliverToWebhook(ctx, webhookId, options)).toBe(0);
  await setAddress(kept?.address ?? new Uint8Array());
  expect(await deliverToWebhook(at(ctx, hourMs), webhookId, options)).toBe(1);
  expect(caught).toHaveLength(1);
});

test("cases are told of by their number and their rule, never by a title that somebody wrote", async () => {
  const ctx = await makeTestOrganisation();
  const { caught, url } = await openCatcher();
  const kinds: WebhookEventKind[] = ["case.opened", "case.closed", "response.alerted"];
  const { id: webhookId } = await createWebhook(ctx, { ...generic, url, eventKinds: kinds });
  const response = { externalId: "one", occurredAt: ctx.now().toISOString(), scores: [{ metric: "nps", value: 0 }] };
  const { results } = await recordResponses(ctx, { source: "app", mode: "api", responses: [response] });
  const [recorded] = results;
  if (!recorded || !("id" in recorded)) throw new Error("not recorded");
  const { playbookId } = await savePlaybook(ctx, { name: "Call back", steps: ["Call"], hours: 8 });
  const title = "Ada Lovelace waits";
  const { caseId, number } = await openCase(ctx, { title, playbookId, responseId: recorded.id });
  await closeCase(ctx, { caseId, revision: 2, cause: "people", action: "Called Ada" });
  const condition = { kind: "words" as const, words: ["lawyer"] };
  const { alertRuleId: ruleId } = await saveResponseAlertRule(ctx, { name: "A threat", condition, touchpoint: null });
  const alerted = { kind: "response.alerted", subject: { ruleId, count: 2 } } as const;
  await inTenant(ctx, (tx) => emitWebhookEvent(tx, ctx, alerted));
  expect(await deliverToWebhook(ctx, webhookId, options)).toBe(3);
  const about = { organisation: ctx.organisation.key, caseId, number, kind: "recovery" };
  const link = `https://heard.test/${ctx.organisation.key}/cases/${number}`;
  expect(caught.map(({ body }) => JSON.parse(body))).toMatchObject([
    { type: "case.opened", data: { ...about, text: `Case opened – ${number}`, link } },
    { type: "case.closed", data: { ...about, text: `Case closed – ${number}`, link } },
    { type: "response.alerted", data: { ruleId, count: 2, text: "A threat: 2 responses" } },
  ]);
  expect(JSON.stringify(caught)).not.toContain("Ada");
});

test("an erased or ended receiver hears nothing, and old deliveries go", async () => {
  const ctx = await makeTestOrganisation();
  const { caught, url } = await openCatcher();
  const { id: webhookId } = await createWebhook(ctx, { ...generic, url });
  await updateWebhook(ctx, { webhookId, name: "Lake", eventKinds: ["alert.raised"] });
  await tell(ctx);
  expect((await getWebhook(ctx, { webhookId })).count).toBe(0);
  await updateWebhook(ctx, { webhookId, name: "Lake", eventKinds: ["plan.decided"] });
  await tell(ctx);
  await disableWebhook(ctx, { webhookId });
  expect(await deliverToWebhook(ctx, webhookId, options)).toBe(0);
  expect(caught).toEqual([]);
  const site = { url: "https://heard.test", mailer: null };
  const { now } = at(ctx, 31 * 24 * hourMs);
  await lookAfterWebhooks({ site, now, onError: (error) => expect(error).toBeNull() });
  const rows = () =>
    inTenant(ctx, (tx) => tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.receiverId, webhookId)));
  expect(await rows()).toEqual([]);
  await removeWebhook(ctx, { webhookId });
  expect(await listWebhooks(ctx)).toEqual([]);
  await expect(getWebhook(ctx, { webhookId })).rejects.toMatchObject({ code: "not_found" });
});

test("only owners look after receivers, and a secret is for those who use it", async () => {
  const ctx = await makeTestOrganisation();
  const { ctx: leader } = await makeTestPerson(ctx, ["cxLeader", "surveyAdministrator"]);
  await expect(listWebhooks(leader)).rejects.toMatchObject({ code: "forbidden" });
  const slack = { ...generic, kind: "slack" as const, url: "https://hooks.example.org/x" };
  await expect(createWebhook(ctx, { ...slack, givenSecret: "SEC" })).rejects.toMatchObject({
    reason: "webhook_secret_unused",
  });
  const { id: webhookId, secret } = await createWebhook(ctx, slack);
  expect(secret).toBeNull();
  await expect(rotateWebhookSecret(ctx, { webhookId })).rejects.toMatchObject({ code: "invalid_state" });
  await expect(createWebhook(ctx, { ...generic, url: "https://127.0.0.1/" })).rejects.toThrow();
});

test("one organisation with many slow receivers leaves places and turns to all others, and has no more than 25", async () => {
  const [greedy, other] = [await makeTestOrganisation("greedy"), await makeTestOrganisation("other")];
  const [slow, quick] = [await openCatcher(() => null), await openCatcher()];
  for (let made = 0; made < 25; made += 1) await createWebhook(greedy, { ...generic, url: slow.url });
  const refused = createWebhook(greedy, { ...generic, url: slow.url });
  await expect(refused).rejects.toMatchObject({ reason: "too_many" });
  const many = await makeTestOrganisation("many");
  const atOnce = Array.from({ length: 27 }, () => createWebhook(many, { ...generic, url: slow.url }));
  expect((await Promise.allSettled(atOnce)).filter(({ status }) => status === "fulfilled")).toHaveLength(25);
  await tell(greedy);
  await createWebhook(other, { ...generic, url: quick.url });
  await tell({ ...other, now: () => new Date(testNow().getTime() + 1) });
  const turns = new WebhookTurns();
  const due = { ...options, reach: { ...toThisMachine, timeoutMs: 1500 }, turns, now: at(other, 5).now };
  expect(await sendDueWebhooks({ ...due, onError: (error) => expect(error).toBeNull() })).toBe(4);
  await expect.poll(() => quick.caught.length).toBe(1);
  await turns.settled();
  expect(slow.caught).toHaveLength(3);
});

test("a turn ends when its time is over, however much is left to send", async () => {
  const ctx = await makeTestOrganisation();
  const { caught, url } = await openCatcher();
  const { id: webhookId } = await createWebhook(ctx, { ...generic, url });
  for (let count = 0; count < 3; count += 1) await tell(ctx);
  expect(await deliverToWebhook(ctx, webhookId, { ...options, turnMs: 0 })).toBe(0);
  expect(await deliverToWebhook(ctx, webhookId, { ...options, turnMs: 1 })).toBe(1);
  expect(caught).toHaveLength(1);
});

test("what is sent by hand has its limit for each organisation", async () => {
  const ctx = await makeTestOrganisation();
  const { id: webhookId } = await createWebhook(ctx, { ...generic, url: "https://hooks.example.org/" });
  const tests = await Promise.allSettled(Array.from({ length: 30 }, () => sendTestWebhook(ctx, { webhookId })));
  expect(tests.filter(({ status }) => status === "rejected").length).toBeGreaterThanOrEqual(8);
  const today = { webhookId, from: "2026-06-30", to: "2026-06-30" };
  const replays = await Promise.allSettled(Array.from({ length: 40 }, () => replayPeriod(ctx, today)));
  expect(replays.filter(({ status }) => status === "rejected").length).toBeGreaterThanOrEqual(8);
});
