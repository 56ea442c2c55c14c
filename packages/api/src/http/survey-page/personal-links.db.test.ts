import type { ServiceContext } from "@heard/core/context";
import { explainContact, getFunnel, listLedger } from "@heard/core/ledger";
import { verifyLedger } from "@heard/core/ledger/verify";
import { getMeasures } from "@heard/core/measures";
import { verifyRollups } from "@heard/core/rollups/verify";
import { withdrawAsked } from "@heard/core/sending";
import { signInvitation, signUnsubscribe } from "@heard/core/sending/sign-invitation";
import {
  ledgerOf,
  sendAll,
  sendTestInvitation,
  startTestDistribution,
  testPlan,
  testPost,
} from "@heard/core/testing/distributions";
import { makeTestOrganisation, testNow } from "@heard/core/testing/organisation";
import { publishTestSurvey } from "@heard/core/testing/surveys";
import { useTemporaryFiles } from "@heard/core/testing/temporary";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { organisationWithKey, publicApiForTests } from "../../testing/public-api.ts";
import { gatewayOverStored } from "../../testing/stored-answers.ts";

useTestDatabase();
const dataDir = useTemporaryFiles().folder;
const gateway = (hours = 0) => gatewayOverStored(dataDir, hours);

async function counted(ctx: ServiceContext) {
  const [result] = await getMeasures(ctx, [
    { metric: "nps", period: { from: "2026-06-01", to: "2026-07-31" }, method: "nps" },
  ]);
  return result?.total.n ?? 0;
}
const firstRow = async (ctx: ServiceContext) => (await ledgerOf(ctx))[0];

describe("a personal link", () => {
  test("opens the survey with what is known, keeps one answer with its customer, and every step is in the ledger", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const { token, id } = await sendTestInvitation(ctx, surveyId, { plan: { mode: "email_inline" } });
    const { open, send, app } = gateway();
    const address = `/s/${key}?i=${token}`;
    expect(await firstRow(ctx)).toMatchObject({ id, openedAt: null });
    const page = await open(`${address}&answer=nps.9`);
    // Pressed in the letter, chosen on the page, and nothing is stored by having been pressed.
    expect(page).toMatch(/<input type="radio" name="nps" value="9"[^>]* checked/);
    expect(await firstRow(ctx)).toMatchObject({ startedAt: null, completedAt: null });
    expect((await firstRow(ctx))?.openedAt).not.toBeNull();
    expect(await counted(ctx)).toBe(0);
    expect(await send(`${address}&answer=nps.9`, page, { nps: "9", "nps-why": "The lamps" })).toContain(
      "Your answers help us improve",
    );
    const row = await firstRow(ctx);
    for (const at of [row?.startedAt, row?.completedAt, row?.commentedAt]) expect(at).toBeInstanceOf(Date);
    expect(await counted(ctx)).toBe(1);
    // Again: the link says kindly that it was answered.
    const again = await app.request(address);
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining("You have answered already")]);
    const funnel = await getFunnel(ctx, { surveyId });
    expect(funnel.steps.map(({ step, count }) => [step, count])).toEqual([
      ["eligible", 1],
      ["sampled", 1],
      ["sent", 1],
      ["delivered", 1],
      ["opened", 1],
      ["started", 1],
      ["completed", 1],
      ["commented", 1],
    ]);
    for (const { step, count } of funnel.steps)
      expect((await listLedger(ctx, { surveyId, step })).items).toHaveLength(count ?? 0);
    expect(await verifyLedger(ctx)).toEqual([]);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("that has run out, was withdrawn, was changed or is of another survey or organisation opens nothing, and says so kindly", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const other = await publishTestSurvey(ctx, undefined, "csat-support");
    const { token, id } = await sendTestInvitation(ctx, surveyId);
    const noticeAt = async (address: string, hours = 0) => {
      const reply = await gateway(hours).app.request(address);
      return [reply.status, /<h1[^>]*>([^<]+)</.exec(await reply.text())?.[1]];
    };
    const incomplete = [400, "Something is missing from this link"];
    expect(await noticeAt(`/s/${key}?i=${token.slice(0, -1)}A`)).toEqual(incomplete);
    expect(await noticeAt(`/s/${key}?i=${token}`.slice(0, -5))).toEqual(incomplete);
    expect(await noticeAt(`/s/${other.key}?i=${token}`)).toEqual(incomplete);
    const foreign = signInvitation({ organisationId: ctx.organisation.id + 1, invitationId: id }, "secret");
    expect(await noticeAt(`/s/${key}?i=${foreign}`)).toEqual(incomplete);
    const stranger = await makeTestOrganisation();
    const theirs = await publishTestSurvey(stranger);
    expect(await noticeAt(`/s/${theirs.key}?i=${token}`)).toEqual(incomplete);
    expect(
      await noticeAt(
        `/s/${key}?i=${signUnsubscribe({ organisationId: ctx.organisation.id, invitationId: id }, "secret")}`,
      ),
    ).toEqual(incomplete);
    expect((await noticeAt(`/s/${key}?i=${token}`, 29 * 24))[0]).toBe(200);
    expect(await noticeAt(`/s/${key}?i=${token}`, 30 * 24 + 1)).toEqual([409, "This link has run out"]);
    await withdrawAsked(ctx, { askedId: id });
    expect(await noticeAt(`/s/${key}?i=${token}`)).toEqual([409, "This invitation was withdrawn"]);
  });

  test("that ends while its page is open takes nothing any more: at once where it was withdrawn, within a day where its time is over", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const { token, id } = await sendTestInvitation(ctx, surveyId);
    const address = `/s/${key}?i=${token}`;
    const page = await gateway(29 * 24).open(address);
    const sendAfter = (hours: number) => gateway(hours).send(address, page, { nps: "9", "nps-why": "The lamps" });
    expect(await sendAfter(31 * 24 + 1)).toContain("This link has run out");
    expect((await firstRow(ctx))?.startedAt).toBeNull();
    await withdrawAsked(ctx, { askedId: id });
    expect(await sendAfter(29 * 24 + 1)).toContain("This invitation was withdrawn");
    expect(await firstRow(ctx)).toMatchObject({ startedAt: null, completedAt: null, responseId: null });

    const other = await publishTestSurvey(ctx, undefined, "csat-support");
    const later = await sendTestInvitation(ctx, other.surveyId, { contact: { key: "C-9", email: "c9@example.org" } });
    const theirs = `/s/${other.key}?i=${later.token}`;
    const begun = await gateway(30 * 24 - 1).open(theirs);
    const score = /name="([^"_]+)" value="5"/.exec(begun)?.[1] ?? "";
    for (const hours of [30 * 24 + 20, 40 * 24])
      expect(await gateway(hours).send(theirs, begun, { [score]: "5" })).toContain("You can close this page");
  });

  test("takes one answer of fifty at once, on whichever ways they come", async () => {
    const { ctx, key: apiKey } = await organisationWithKey();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const { token } = await sendTestInvitation(ctx, surveyId);
    const { open, send } = gateway();
    const address = `/s/${key}?i=${token}`;
    const pages = await Promise.all(Array.from({ length: 25 }, () => open(address)));
    const { app } = publicApiForTests();
    const byApi = (score: number) =>
      app.request("/api/v1/responses", {
        method: "POST",
        headers: {
          Authorization: `Bearer ${apiKey}`,
          "Content-Type": "application/json",
          "Idempotency-Key": `k-${score}`,
        },
        body: JSON.stringify({
          survey: key,
          responses: [
            {
              invitation: token,
              answers: [
                { question: "nps", value: score % 11 },
                { question: "nps-why", value: `api ${score}` },
              ],
            },
          ],
        }),
      });
    const [byPage, replies] = await Promise.all([
      Promise.all(
        pages.map((page, index) => send(address, page, { nps: String(index % 11), "nps-why": `page ${index}` })),
      ),
      Promise.all(
        Array.from({ length: 25 }, async (_, index) => (await byApi(index)).json() as Promise<{ accepted: number }>),
      ),
    ]);
    const kept = byPage.filter((html) => html.includes("Your answers help us improve")).length;
    expect(kept + replies.filter(({ accepted }) => accepted === 1).length).toBe(1);
    expect(await counted(ctx)).toBe(1);
    expect(await verifyRollups(ctx)).toEqual([]);
    expect(await verifyLedger(ctx)).toEqual([]);
    // Who has answered by one way is told so on every other.
    expect(((await (await byApi(99)).json()) as { results: unknown[] }).results).toMatchObject([
      { status: "rejected", errors: [{ code: "survey_answered", path: "/responses/0/invitation" }] },
    ]);
  });
});

describe("the way out of a letter", () => {
  async function withLetter(more: object = {}) {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const sent = await sendTestInvitation(ctx, surveyId, more);
    const token = signUnsubscribe({ organisationId: ctx.organisation.id, invitationId: sent.id }, "secret");
    return { ctx, surveyId, address: `/unsubscribe/${token}`, ...sent };
  }

  test("looking at it changes nothing; one press of a mail program does, and nothing is sent from then on", async () => {
    const { ctx, surveyId, address, contactId } = await withLetter({ contact: { language: "zh-TW" } });
    const { app } = gateway();
    const shown = await app.request(address, { headers: { "Accept-Language": "zh-TW" } });
    const html = await shown.text();
    expect(shown.status).toBe(200);
    expect(html).toContain('<html lang="zh-Hant"');
    expect(html).toContain("不再接收");
    expect(html).not.toContain("<script");
    expect((await explainContact(ctx, { contactId })).rows).toHaveLength(1);
    const other = await startTestDistribution(ctx, surveyId, {
      name: "Before",
      plan: testPlan({ startsOn: "2026-09-01" }),
    });
    const pressed = await app.request(address, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
    expect(pressed.status).toBe(200);
    const later = { ...ctx, now: () => new Date(testNow().getTime() + 90 * 86_400_000) };
    expect(await sendAll(later, testPost())).toBe(0);
    const rows = (await ledgerOf(ctx)).filter(({ distributionId }) => distributionId === other);
    expect(rows).toMatchObject([{ state: "suppressed", rule: "suppressed" }]);
    // Pressed again it is still a page, and still so.
    expect(await (await app.request(address, { method: "POST", body: "List-Unsubscribe=One-Click" })).text()).toContain(
      "您不會再收到",
    );
  });

  test("says no to one purpose by its button, in the language of the reader", async () => {
    const { ctx, surveyId, address } = await withLetter();
    const { app } = gateway();
    const form = new URLSearchParams({ purpose: "surveys" });
    const reply = await app.request(address, { method: "POST", body: form, headers: { "Accept-Language": "zh-CN" } });
    expect(await reply.text()).toContain("您不会再收到");
    await startTestDistribution(ctx, surveyId, { name: "After" });
    expect((await ledgerOf(ctx)).at(-1)).toMatchObject({ state: "suppressed", rule: "suppressed" });
    for (const purpose of ["moon", "", "the moon", "月".repeat(90)]) {
      const unknown = await app.request(address, { method: "POST", body: new URLSearchParams({ purpose }) });
      expect(unknown.status).toBe(404);
    }
  });

  test("a link that is cut short or forged is a kind page and no answer about anybody", async () => {
    const { address, token } = await withLetter();
    const { app } = gateway();
    for (const wrong of [address.slice(0, -3), `/unsubscribe/${token}`, "/unsubscribe/x"]) {
      const reply = await app.request(wrong);
      expect([reply.status, await reply.text()]).toEqual([400, expect.stringContaining("This link is not complete")]);
    }
  });
});
