import { workLookup } from "@heard/db";
import { contacts } from "@heard/db/schema/contacts";
import { noticeLetters } from "@heard/db/schema/plan-notices";
import { useTestDatabase } from "@heard/db/testing";
import { asc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { takenPlaces } from "../contact-limits/queries.ts";
import { createContact, createPurpose, eraseContact, suppressAddress } from "../contacts/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { decideOnPlan, updateCouncil, voteOnPlan } from "../council/index.ts";
import { createDistribution, previewAudience } from "../distributions/index.ts";
import { linkEvidence, proposePlan, updatePlan, withdrawPlan } from "../improvement-plans/index.ts";
import { MailError, type MailLetter } from "../mail/create.ts";
import { updateOrganisation } from "../organisations/index.ts";
import { recordResponses } from "../responses/record.ts";
import { openPreferences, stopWriting } from "../sending/index.ts";
import { testPlan } from "../testing/distributions.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import { deliverNotices } from "./deliver.ts";
import { getNotice, openNotices, publishNotice, saveNotice, sendNotice } from "./index.ts";

useTestDatabase();

const world = {
  ...{ regions: ["North", "East", "South", "West", "Centre"], lastDay: "2026-06-30", periods: 14, answers: 20 },
  promoters: () => 50,
};
const authSecret = "a secret of the tests";
const on = (ctx: ServiceContext, moment: string): ServiceContext => ({ ...ctx, now: () => new Date(moment) });
const worker = (ctx: ServiceContext, moment = "2026-06-30T12:00:00Z"): ServiceContext => ({
  ...on(ctx, moment),
  actor: { kind: "system" },
});
const texts = {
  en: { title: "Refunds in five days", body: "You waited for weeks. Now five days are the most." },
  "zh-Hans": { title: "五天内退款", body: "您等了几周。现在最多五天。" },
};

function openPost(fails: (to: string) => MailError | null = () => null) {
  const letters: MailLetter[] = [];
  const send = async (letter: MailLetter) => {
    const failure = fails(letter.to);
    if (failure) throw failure;
    letters.push(letter);
  };
  return { letters, post: { mailer: { send }, sms: null, gatewayUrl: "https://ask.example", authSecret } };
}

/** An approved plan to which the words of these people led, and of one of whom nobody knows who they are. */
async function makeTold(people: readonly { key: string; language?: string; comments?: number }[]) {
  const org = await makeTestOrganisation();
  await recordPlanWorld(org, world);
  const { ctx: team } = await makeTestPerson(org, ["teamMember"]);
  const { ctx: member } = await makeTestPerson(org, ["councilMember"]);
  const contactIds = new Map<string, string>();
  for (const { key, language } of people) {
    const contact = { key, email: `${key}@example.net`, ...(language ? { language } : {}) };
    contactIds.set(key, (await createContact(org, contact)).contactId);
  }
  const said = [...people, { key: undefined, comments: 1 }].flatMap(({ key, comments = 1 }) =>
    Array.from({ length: comments }, (_, at) => ({
      ...{ externalId: `${key ?? "nobody"}-${at}`, occurredAt: "2026-06-29T08:00:00Z" },
      ...(key === undefined ? {} : { customer: key }),
      comments: [{ text: `The refund took weeks, says ${key ?? "somebody"}` }],
    })),
  );
  const { results } = await recordResponses(org, { source: "app", mode: "api", responses: said });
  const evidence = results.flatMap((result) =>
    "id" in result ? [{ kind: "comment" as const, responseId: result.id, item: 0 }] : [],
  );
  const { planId } = await makeCompletePlan(team, { startsOn: "2026-07-10" });
  await linkEvidence(team, { planId, evidence });
  await updatePlan(team, { planId, isCrossTeam: true });
  await proposePlan(team, { planId });
  await updateCouncil(org, { quorum: 1 });
  await voteOnPlan(member, { planId, choice: "for" });
  await decideOnPlan(member, { planId, decision: "approve", reason: "Yes" });
  return { org, team, planId, contactIds };
}
const statesOf = (ctx: ServiceContext) =>
  inTenant(ctx, async (tx) => {
    const rows = await tx.select().from(noticeLetters).orderBy(asc(noticeLetters.contactId));
    return rows.map(({ contactId, state, rule }) => ({ contactId, state, rule }));
  });

describe("a notice", () => {
  test("reaches exactly those whose words are evidence, each once and in their own language", async () => {
    const { org, team, planId, contactIds } = await makeTold([
      { key: "ada", comments: 2 },
      { key: "li", language: "zh-Hans" },
    ]);
    await createContact(org, { key: "elsewhere", email: "elsewhere@example.net" });
    await saveNotice(team, { planId, texts, senderName: "The refund team" });
    expect((await getNotice(team, { planId })).reach).toEqual(
      expect.arrayContaining([
        { rule: "reached", people: 2 },
        { rule: "nobodyKnown", people: 1 },
      ]),
    );
    expect(await sendNotice(team, { planId })).toEqual({ recipients: 2 });
    expect((await workLookup.organisationsWithDueNotices(testNow())).map(({ id }) => id)).toContain(
      org.organisation.id,
    );
    const { letters, post } = openPost();
    expect(await deliverNotices(worker(org), post)).toBe(2);
    expect(await deliverNotices(worker(org), post)).toBe(0);
    expect(letters.map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ["ada@example.net", "Refunds in five days"],
      ["li@example.net", "五天内退款"],
    ]);
    expect((await getNotice(team, { planId })).reach).toEqual([{ rule: "reached", people: 2 }]);
    await expect(sendNotice(team, { planId })).rejects.toMatchObject({ reason: "notice_sent" });
    await expect(saveNotice(team, { planId, texts, senderName: "X", edit: 1 })).rejects.toMatchObject({
      reason: "notice_sent",
    });
    const token = /unsubscribe\/(\S+)/.exec(letters.find(({ to }) => to.startsWith("ada"))?.text ?? "")?.[1] ?? "";
    const deps = { authSecret, now: testNow };
    expect((await openPreferences({ token }, deps)).purposes).toMatchObject([{ key: "surveys", isStopped: false }]);
    expect((await stopWriting({ token, source: "a letter" }, deps)).purposes).toMatchObject([{ isStopped: true }]);
    expect(contactIds.size).toBe(2);
  });

  test("goes by the same rules as an invitation: who said no, who was erased, who sleeps", async () => {
    const { org, team, planId, contactIds } = await makeTold([{ key: "no" }, { key: "gone" }, { key: "free" }]);
    await saveNotice(team, { planId, texts, senderName: "The refund team" });
    await suppressAddress(org, { address: "no@example.net", purpose: null, source: "Phone" });
    await sendNotice(team, { planId });
    await eraseContact(org, { contactId: contactIds.get("gone") ?? "" });
    const { letters, post } = openPost();
    expect(await deliverNotices(worker(org, "2026-06-30T22:30:00Z"), post)).toBe(0);
    expect(await deliverNotices(worker(org, "2026-07-01T09:00:00Z"), post)).toBe(1);
    expect(letters.map(({ to }) => to)).toEqual(["free@example.net"]);
    const states = await statesOf(org);
    const ruleOf = (key: string) => states.find(({ contactId }) => contactId === contactIds.get(key));
    expect(ruleOf("no")).toMatchObject({ state: "suppressed", rule: "suppressed" });
    expect(ruleOf("gone")).toMatchObject({ state: "suppressed", rule: "erased" });
  });

  test("is foreseen for the purpose that it has", async () => {
    const { org, team, planId } = await makeTold([{ key: "no" }, { key: "free" }]);
    const { key: purpose } = await createPurpose(org, { name: { en: "News" } });
    await suppressAddress(org, { address: "no@example.net", purpose, source: "Phone" });
    const reached = async () =>
      (await getNotice(team, { planId })).reach.find(({ rule }) => rule === "reached")?.people;
    expect(await reached()).toBe(2);
    await saveNotice(team, { planId, texts, senderName: "The refund team", purpose });
    expect(await reached()).toBe(1);
  });

  test("is not sent of a plan that was taken back before its letters went", async () => {
    const { org, team, planId } = await makeTold([{ key: "ada" }]);
    await saveNotice(team, { planId, texts, senderName: "The refund team" });
    await sendNotice(team, { planId });
    await withdrawPlan(team, { planId, reason: "Another way" });
    const { letters, post } = openPost();
    expect(await deliverNotices(worker(org), post)).toBe(0);
    expect(letters).toEqual([]);
    expect((await statesOf(org)).map(({ state, rule }) => [state, rule])).toEqual([["suppressed", "ended"]]);
  });

  test("takes a place under the contact limit, as an invitation does", async () => {
    const { org, team, planId } = await makeTold([{ key: "ada" }]);
    await saveNotice(team, { planId, texts, senderName: "The refund team" });
    await sendNotice(team, { planId });
    const { post } = openPost();
    expect(await deliverNotices(worker(org), post)).toBe(1);
    const { contact, since } = await inTenant(org, async (tx) => {
      const [row] = await tx.select().from(contacts);
      if (!row) throw new Error("no contact");
      return { contact: row, since: new Date("2026-06-01T00:00:00Z") };
    });
    expect(await inTenant(org, (tx) => takenPlaces(tx, contact, since))).toEqual([testNow()]);
    // And whoever plans a sending is told of it, for everybody and for each.
    const { surveyId } = await publishTestSurvey(org);
    const { distributionId } = await createDistribution(org, { surveyId, name: "Next", plan: testPlan() });
    const foreseen = await previewAudience(org, { distributionId });
    const until = new Date(testNow().getTime() + 14 * 86_400_000);
    expect(foreseen).toMatchObject({ drawn: 1, protectedCount: 1, people: [{ rule: null, protectedUntil: until }] });
  });

  test("is tried again where the server does not take it, and of one who does not exist it is not", async () => {
    const { org, team, planId } = await makeTold([{ key: "later" }, { key: "nobody-there" }]);
    await saveNotice(team, { planId, texts, senderName: "The refund team" });
    await sendNotice(team, { planId });
    const refused = new MailError("refused", new Error("550"), { isRecipient: true, status: "5.1.1" });
    const busy = openPost((to) => (to.startsWith("later") ? new MailError("later", new Error("451")) : refused));
    expect(await deliverNotices(worker(org), busy.post)).toBe(0);
    const { letters, post } = openPost();
    expect(await deliverNotices(worker(org, "2026-06-30T12:10:00Z"), post)).toBe(1);
    expect(letters.map(({ to }) => to)).toEqual(["later@example.net"]);
    expect((await statesOf(org)).map(({ state, rule }) => [state, rule]).sort()).toEqual([
      ["failed", "refused"],
      ["sent", null],
    ]);
  });

  test("is written by whoever answers for the plan, and two who write at once lose nothing", async () => {
    const { org, team, planId } = await makeTold([{ key: "ada" }]);
    const { ctx: other } = await makeTestPerson(org, ["teamMember"]);
    const write = (ctx: ServiceContext, edit?: number) =>
      saveNotice(ctx, { planId, texts, senderName: "The refund team", ...(edit === undefined ? {} : { edit }) });
    await expect(write(other)).rejects.toMatchObject({ code: "forbidden" });
    const { edit } = await write(team);
    await write(org, edit);
    await expect(write(team, edit)).rejects.toMatchObject({ reason: "changed_meanwhile" });
    await expect(saveNotice(team, { planId, texts: {}, senderName: "X" })).rejects.toThrow();
  });
});

describe("the public page", () => {
  test("shows what somebody put there, where the organisation has one", async () => {
    const { org, team, planId } = await makeTold([{ key: "ada" }]);
    await saveNotice(team, { planId, texts, senderName: "The refund team" });
    await publishNotice(team, { planId, isPublic: true });
    const open = () => openNotices({ organisation: org.organisation.key }, testNow);
    await expect(open()).rejects.toMatchObject({ code: "not_found" });
    await updateOrganisation(org, { hasPublicNotices: true });
    expect((await open()).notices).toMatchObject([{ texts, verdict: null }]);
    await publishNotice(team, { planId, isPublic: false });
    expect((await open()).notices).toEqual([]);
    for (const organisation of ["nobody-here", "../etc", "x".repeat(500)])
      await expect(openNotices({ organisation }, testNow)).rejects.toMatchObject({ code: "not_found" });
  });
});
