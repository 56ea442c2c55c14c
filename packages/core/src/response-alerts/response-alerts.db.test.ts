import { responseAlertRules, responseAlerts } from "@heard/db/schema/response-alerts";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { countUnseenAlerts, listAlerts, markAlertsSeen, setAlertDelivery } from "../alerts/index.ts";
import { sendAlertLetters } from "../alerts/send-letters.ts";
import { listAuditEntries } from "../audit/index.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import type { MailLetter } from "../mail/create.ts";
import { eraseResponse } from "../responses/erase.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import {
  acknowledgeResponseAlert,
  archiveResponseAlertRule,
  listResponseAlerts,
  muteResponseAlertRule,
  saveResponseAlertRule,
  unmuteResponseAlertRule,
} from "./index.ts";
import { raiseResponseAlerts } from "./raise.ts";

useTestDatabase();

/** Some minutes after the rules were made: what comes in then is for them. */
const at = (ctx: ServiceContext, minutes: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(Date.UTC(2026, 5, 30, 12, minutes)),
});
const low = { kind: "score", metric: "nps", comparison: "atMost", value: 1 } as const;
const words = { kind: "words", words: ["lawyer", "律师"] };
const threat = { name: "A threat", condition: { kind: "words" as const, words: words.words }, touchpoint: null };

type Given = { id: string; touchpoint?: string; score?: number; text?: string; day?: string };
async function record(ctx: ServiceContext, given: Given[]) {
  const { rejected } = await recordResponses(ctx, {
    ...{ source: "app", mode: "api" },
    responses: given.map(({ id, touchpoint = "delivery", score = 9, text, day }) => ({
      ...{ externalId: id, touchpoint, occurredAt: day ? `${day}T10:00:00Z` : ctx.now().toISOString() },
      scores: [{ metric: "nps", value: score }],
      comments: text === undefined ? [] : [{ text }],
    })),
  });
  if (rejected > 0) throw new Error("an answer of the test was refused");
}
const found = async (ctx: ServiceContext) =>
  (await listResponseAlerts(ctx)).alerts.map(({ rule, said }) => `${rule}: ${said.scores[0]?.value}`).sort();

test("a very low score and a word are an alert each, in Chinese too, and change nothing of what the account promises", async () => {
  const ctx = await makeTestOrganisation();
  await saveResponseAlertRule(ctx, { name: "Very low", condition: low, touchpoint: null });
  await saveResponseAlertRule(ctx, threat);
  await record(at(ctx, 1), [
    { id: "low", score: 1 },
    { id: "fine", score: 2 },
    { id: "english", score: 7, text: "My LAWYER will write" },
    { id: "chinese", score: 6, text: "我会找律师" },
    { id: "both", score: 0, text: "lawyer" },
    { id: "part", text: "lawyers are fine people" },
    { id: "old", score: 0, day: "2026-06-01" },
  ]);
  expect(await raiseResponseAlerts(at(ctx, 2))).toBe(5);
  expect(await raiseResponseAlerts(at(ctx, 3))).toBe(0);
  expect(await found(ctx)).toEqual(["A threat: 0", "A threat: 6", "A threat: 7", "Very low: 0", "Very low: 1"]);
  const { alerts, year } = await listAlerts(ctx);
  expect([alerts.length, year.raised]).toEqual([0, 0]);
});

test("a file with thousands of matches is gone through in turns, and none is passed over", async () => {
  const ctx = await makeTestOrganisation();
  await saveResponseAlertRule(ctx, { name: "Very low", condition: low, touchpoint: null });
  await saveResponseAlertRule(ctx, threat);
  for (const part of [0, 1])
    await record(
      at(ctx, 1),
      Array.from({ length: 600 }, (_, index) => ({ id: `${part}-${index}`, score: 0, text: "a lawyer" })),
    );
  const turns: number[] = [];
  for (let minute = 2; minute < 6; minute += 1) turns.push(await raiseResponseAlerts(at(ctx, minute)));
  expect(turns).toEqual([1000, 1000, 400, 0]);
});

test("what comes in while the clock is set back is found, once, and so is what comes after it", async () => {
  const ctx = await makeTestOrganisation();
  await saveResponseAlertRule(ctx, threat);
  await record(at(ctx, 1), [{ id: "before", text: "lawyer" }]);
  const found = [await raiseResponseAlerts(at(ctx, 2))];
  await record(at(ctx, -60), [{ id: "behind", text: "lawyer" }]);
  found.push(await raiseResponseAlerts(at(ctx, -59)), await raiseResponseAlerts(at(ctx, -58)));
  await record(at(ctx, 5), [{ id: "after", text: "lawyer" }]);
  found.push(await raiseResponseAlerts(at(ctx, 6)));
  expect(found).toEqual([1, 1, 0, 1]);
});

test("the log of a rule holds no word of it, and nobody limited writes or deletes one of elsewhere past the verbs", async () => {
  const ctx = await makeTestOrganisation();
  const { touchpoints } = await inTenant(ctx, (tx) => readCatalogue(tx));
  const named = { ...threat, condition: { kind: "words" as const, words: ["Li Wei"] } };
  const { alertRuleId } = await saveResponseAlertRule(ctx, named);
  const { items } = await listAuditEntries(ctx, { verb: "responseAlertRule.create" });
  expect(items).toMatchObject([{ after: { condition: { kind: "words", count: 1 } } }]);
  expect(JSON.stringify(items)).not.toContain("Li Wei");
  const limited: ServiceContext = { ...ctx, touchpoints: [touchpoints.get("returns")?.id ?? 0] };
  const own = eq(responseAlertRules.id, alertRuleId);
  await inTenant(limited, (tx) => tx.delete(responseAlertRules).where(own));
  const [row] = await inTenant(ctx, (tx) => tx.select().from(responseAlertRules).where(own));
  expect(row).toMatchObject({ name: "A threat", touchpointId: null });
  if (!row) throw new Error("the rule is gone");
  const { id: _, ...copy } = row;
  const written = inTenant(limited, (tx) => tx.insert(responseAlertRules).values(copy));
  await expect(written).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("who sees some touchpoints hears of nothing else; others say what it is about, and it is new no more", async () => {
  const ctx = await makeTestOrganisation();
  const { touchpoints } = await inTenant(ctx, (tx) => readCatalogue(tx));
  const { ctx: leader } = await makeTestPerson(ctx, ["cxLeader"]);
  const { ctx: employee } = await makeTestPerson(ctx, ["employee"]);
  const { alertRuleId } = await saveResponseAlertRule(leader, threat);
  await record(at(ctx, 1), [
    { id: "one", text: "lawyer" },
    { id: "two", touchpoint: "returns", text: "lawyer" },
  ]);
  await raiseResponseAlerts(at(ctx, 2));
  const limited: ServiceContext = { ...leader, touchpoints: [touchpoints.get("returns")?.id ?? 0] };
  await expect(muteResponseAlertRule(limited, { alertRuleId })).rejects.toMatchObject({ code: "not_found" });
  await expect(saveResponseAlertRule(limited, threat)).rejects.toMatchObject({ reason: "plan_above_touchpoints" });
  expect((await listResponseAlerts(limited)).alerts).toMatchObject([{ touchpoint: "returns", isUnseen: true }]);
  const [, other] = (await listResponseAlerts(leader)).alerts.sort((a) => (a.touchpoint === "returns" ? -1 : 1));
  const said = { responseAlertId: other?.id ?? 0, handling: "beingHandled", reason: "Legal knows" } as const;
  await expect(acknowledgeResponseAlert(limited, said)).rejects.toMatchObject({ code: "not_found" });
  await expect(acknowledgeResponseAlert(employee, said)).rejects.toMatchObject({ code: "forbidden" });
  await expect(saveResponseAlertRule(employee, threat)).rejects.toMatchObject({ code: "forbidden" });
  expect(await countUnseenAlerts(leader)).toBe(2);
  await acknowledgeResponseAlert(leader, said);
  expect(await countUnseenAlerts(leader)).toBe(1);
  const { alerts, openCount } = await listResponseAlerts(leader);
  expect(openCount).toBe(1);
  expect(alerts.at(-1)).toMatchObject({ handling: { kind: "beingHandled", reason: "Legal knows" }, isUnseen: false });
  await markAlertsSeen(at(leader, 3));
  expect(await countUnseenAlerts(leader)).toBe(0);
});

test("a muted rule finds nothing until it is taken up again, and an ended one nothing more", async () => {
  const ctx = await makeTestOrganisation();
  const { alertRuleId } = await saveResponseAlertRule(ctx, threat);
  await muteResponseAlertRule(ctx, { alertRuleId });
  await record(at(ctx, 1), [{ id: "one", text: "lawyer" }]);
  expect(await raiseResponseAlerts(at(ctx, 2))).toBe(0);
  await unmuteResponseAlertRule(at(ctx, 3), { alertRuleId });
  await record(at(ctx, 4), [{ id: "two", text: "lawyer" }]);
  expect(await raiseResponseAlerts(at(ctx, 5))).toBe(1);
  await archiveResponseAlertRule(ctx, { alertRuleId });
  await record(at(ctx, 6), [{ id: "three", text: "lawyer" }]);
  expect(await raiseResponseAlerts(at(ctx, 7))).toBe(0);
  expect((await listResponseAlerts(ctx)).alerts).toHaveLength(1);
  await expect(muteResponseAlertRule(ctx, { alertRuleId })).rejects.toMatchObject({ code: "not_found" });
});

test("a letter tells of each rule once, with no word of a customer, and erasing a response takes its alert along", async () => {
  const ctx = await makeTestOrganisation();
  const { ctx: reader, email } = await makeTestPerson(ctx);
  await setAlertDelivery(reader, { delivery: "atOnce", quietFrom: 0, quietTo: 0 });
  await saveResponseAlertRule(ctx, threat);
  await record(at(ctx, 1), [
    { id: "one", text: "lawyer Silva" },
    { id: "two", text: "lawyer" },
  ]);
  await raiseResponseAlerts(at(ctx, 2));
  const letters: MailLetter[] = [];
  const site = { url: "https://heard.test", mailer: { send: async (letter: MailLetter) => void letters.push(letter) } };
  expect(await sendAlertLetters(at(ctx, 3), site)).toBe(1);
  expect(letters).toMatchObject([{ to: email, text: expect.stringContaining("– A threat: 2 responses") }]);
  expect(letters[0]?.text).not.toContain("Silva");
  expect(await sendAlertLetters(at(ctx, 4), site)).toBe(0);
  const [first] = (await listResponseAlerts(ctx)).alerts;
  await eraseResponse(ctx, { responseId: first?.said.responseId ?? "" });
  const kept = await inTenant(ctx, async (tx) => [
    (await tx.select().from(responseAlerts)).length,
    (await tx.select().from(responseAlertRules)).length,
  ]);
  expect(kept).toEqual([1, 1]);
});

test("a rule with another name finds what was waiting, and one for something else looks from now on", async () => {
  const ctx = await makeTestOrganisation();
  const rule = await saveResponseAlertRule(ctx, { name: "Very low", condition: low, touchpoint: null });
  await record(at(ctx, 1), [{ id: "waiting", score: 1 }]);
  await saveResponseAlertRule(at(ctx, 2), { ...rule, name: "As low as it goes", condition: low, touchpoint: null });
  await raiseResponseAlerts(at(ctx, 3));
  expect(await found(ctx)).toEqual(["As low as it goes: 1"]);
  await record(at(ctx, 4), [{ id: "before", score: 2 }]);
  const wider = { ...low, value: 2 };
  await saveResponseAlertRule(at(ctx, 5), { ...rule, name: "Low", condition: wider, touchpoint: null });
  await record(at(ctx, 6), [{ id: "after", score: 2 }]);
  await raiseResponseAlerts(at(ctx, 7));
  expect(await found(ctx)).toEqual(["Low: 1", "Low: 2"]);
});

test("an organisation has fifty rules for single responses at most, however many are made at once", async () => {
  const ctx = await makeTestOrganisation();
  for (let made = 0; made < 49; made += 1) await saveResponseAlertRule(ctx, threat);
  const tried = await Promise.allSettled([saveResponseAlertRule(ctx, threat), saveResponseAlertRule(ctx, threat)]);
  expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refusal = tried.find((one) => one.status === "rejected");
  expect(refusal?.reason).toMatchObject({ reason: "too_many", params: { count: 51, most: 50 } });
  const [rule] = (await listResponseAlerts(ctx)).rules;
  await archiveResponseAlertRule(ctx, { alertRuleId: rule?.id ?? 0 });
  await saveResponseAlertRule(ctx, threat);
});

test("two who had the form of a rule open lose nothing: the second is told", async () => {
  const ctx = await makeTestOrganisation();
  const { alertRuleId } = await saveResponseAlertRule(ctx, threat);
  const tried = await Promise.allSettled(
    ["Threats", "Lawyers"].map((name) => saveResponseAlertRule(ctx, { ...threat, alertRuleId, name, seen: threat })),
  );
  expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(tried.find((one) => one.status === "rejected")?.reason).toMatchObject({
    ...{ code: "conflict", reason: "changed_meanwhile", params: { field: "name" } },
  });
  // Where it looks is a field of it as well.
  const [seen] = (await listResponseAlerts(ctx)).rules;
  const elsewhere = { ...threat, alertRuleId, name: seen?.name ?? "", touchpoint: "returns", seen: { ...seen } };
  await saveResponseAlertRule(ctx, elsewhere);
  await expect(saveResponseAlertRule(ctx, { ...elsewhere, touchpoint: "delivery" })).rejects.toMatchObject({
    params: { field: "touchpoint" },
  });
});

test("what was found more than half a year ago leaves the list and what waits, whatever was said of it", async () => {
  const ctx = await makeTestOrganisation();
  const { ctx: reader } = await makeTestPerson(ctx, ["teamMember"]);
  await saveResponseAlertRule(ctx, threat);
  await record(at(ctx, 1), [
    { id: "one", text: "lawyer" },
    { id: "two", text: "lawyer" },
  ]);
  await raiseResponseAlerts(at(ctx, 2));
  const [first] = (await listResponseAlerts(reader)).alerts;
  const said = { handling: "knownCause" as const, reason: "The strike" };
  await acknowledgeResponseAlert(reader, { responseAlertId: first?.id ?? 0, ...said });
  const after = (days: number) => ({ ...reader, now: () => new Date(Date.UTC(2026, 5, 30 + days, 12, 2)) });
  const stillThere = await listResponseAlerts(after(181));
  expect([stillThere.alerts.length, stillThere.openCount, stillThere.unseen]).toEqual([2, 1, 1]);
  const gone = await listResponseAlerts(after(182));
  expect([gone.alerts.length, gone.openCount, gone.unseen]).toEqual([0, 0, 0]);
});

test("two who speak to an alert at once lose nothing: the second is told what was said", async () => {
  const ctx = await makeTestOrganisation();
  await saveResponseAlertRule(ctx, threat);
  await record(at(ctx, 1), [{ id: "one", text: "lawyer" }]);
  await raiseResponseAlerts(at(ctx, 2));
  const responseAlertId = (await listResponseAlerts(at(ctx, 2))).alerts[0]?.id ?? 0;
  const seen = { handling: null, reason: null };
  const say = (reason: string) =>
    acknowledgeResponseAlert(ctx, { responseAlertId, handling: "beingHandled", reason, seen });
  const tried = await Promise.allSettled([say("I call them"), say("I write to them")]);
  expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(tried.find((one) => one.status === "rejected")?.reason).toMatchObject({
    ...{ code: "conflict", reason: "changed_meanwhile", params: { field: "reason" } },
  });
});
