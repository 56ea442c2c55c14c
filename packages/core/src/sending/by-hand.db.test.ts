import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { listAuditEntries } from "../audit/index.ts";
import type { ServiceContext } from "../context.ts";
import { endDistribution } from "../distributions/index.ts";
import { verifyLedger } from "../ledger/verify.ts";
import { MailError, type MailLetter } from "../mail/create.ts";
import {
  addTestContacts,
  ledgerOf,
  sendAll,
  sendTestInvitation,
  startTestDistribution,
  testMailer,
  testPlan,
  testPost,
} from "../testing/distributions.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { publishTestSurvey, saveTestSubmission, startTestSubmission } from "../testing/surveys.ts";
import { exportLinks } from "./export-links.ts";
import { sendAskedAgain } from "./send-again.ts";
import { signInvitation } from "./sign-invitation.ts";
import { withdrawAsked } from "./withdraw.ts";

useTestDatabase();

const later = (ctx: ServiceContext, minutes: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(testNow().getTime() + minutes * 60_000),
});

/** A mail server whose line is lost with each letter in its hands. */
function losingMailer() {
  const sent: MailLetter[] = [];
  const send = async (letter: MailLetter) => {
    sent.push(letter);
    throw new MailError("unknown", new Error("the line was lost"));
  };
  return { sent, send };
}

/** One invitation that may have gone, to nobody knows. */
async function interrupted(ctx: ServiceContext) {
  const { surveyId, key } = await publishTestSurvey(ctx);
  await addTestContacts(ctx, 1);
  const distributionId = await startTestDistribution(ctx, surveyId);
  const mailer = losingMailer();
  await sendAll(ctx, testPost({ mailer }));
  const [row] = await ledgerOf(ctx);
  if (!row) throw new Error("nobody was invited");
  expect(row).toMatchObject({ state: "failed", rule: "interrupted", tries: 1 });
  return { id: row.id, surveyId, key, distributionId, mailer };
}

describe("what was interrupted", () => {
  test("goes once more when somebody says so, as the same letter, and keeps one place under the limit", async () => {
    const ctx = await makeTestOrganisation("again");
    const { id, surveyId, mailer: lost } = await interrupted(ctx);
    const mailer = testMailer();
    expect(await sendAll(later(ctx, 30), testPost({ mailer }))).toBe(0);
    await sendAskedAgain(later(ctx, 30), { askedId: id });
    expect(await sendAll(later(ctx, 30), testPost({ mailer }))).toBe(1);
    expect(mailer.sent.map(({ messageId }) => messageId)).toEqual(lost.sent.map(({ messageId }) => messageId));
    const [row] = await ledgerOf(ctx);
    expect(row).toMatchObject({ state: "sent", rule: null, tries: 2, handedAt: later(ctx, 30).now() });
    await startTestDistribution(later(ctx, 60), surveyId, { name: "Next", plan: testPlan({ onLimit: "drop" }) });
    expect(await sendAll(later(ctx, 60), testPost({ mailer }))).toBe(0);
    const { items } = await listAuditEntries(ctx, { verb: "distribution.sendAgain" });
    expect(items).toHaveLength(1);
    expect(await verifyLedger(ctx)).toEqual([]);
    await expect(sendAskedAgain(ctx, { askedId: id })).rejects.toMatchObject({ code: "invalid_state" });
  });

  test("is not sent again to whoever has answered, after it was withdrawn, or when its sending has ended", async () => {
    const ctx = await makeTestOrganisation("again");
    const answered = await interrupted(ctx);
    const personal = signInvitation({ organisationId: ctx.organisation.id, invitationId: answered.id }, "secret");
    const { token } = await startTestSubmission(answered.key, { personal });
    await saveTestSubmission(token, { nps: 9 });
    await expect(sendAskedAgain(ctx, { askedId: answered.id })).rejects.toMatchObject({ reason: "survey_answered" });

    const other = await makeTestOrganisation("again");
    const withdrawn = await interrupted(other);
    // Another organisation's invitation is not there.
    await expect(sendAskedAgain(ctx, { askedId: withdrawn.id })).rejects.toMatchObject({ code: "not_found" });
    await withdrawAsked(other, { askedId: withdrawn.id });
    await expect(sendAskedAgain(other, { askedId: withdrawn.id })).rejects.toMatchObject({
      reason: "survey_link_withdrawn",
    });

    const third = await makeTestOrganisation("again");
    const { id, distributionId } = await interrupted(third);
    await endDistribution(third, { distributionId });
    await expect(sendAskedAgain(third, { askedId: id })).rejects.toMatchObject({ code: "invalid_state" });
    const { ctx: leader } = await makeTestPerson(third, ["cxLeader"]);
    await expect(sendAskedAgain(leader, { askedId: id })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("personal links that are handed over by hand", () => {
  const deps = { gatewayUrl: "https://ask.example", authSecret: "secret" };

  test("are a list of who has not answered, each with a link that answers once as that person", async () => {
    const ctx = await makeTestOrganisation("links");
    const { surveyId, key } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 4, (number) =>
      number === 1 ? { name: "=cmd|' /C calc'!A0" } : { name: `Person, ${number}` },
    );
    const distributionId = await startTestDistribution(ctx, surveyId, { plan: testPlan({ mode: "link" }) });
    await sendAll(ctx, testPost());
    const take = async () => {
      const { content, rowCount } = await exportLinks(ctx, { distributionId, locale: "en" }, deps);
      const [, table = ""] = content.split("\r\n\r\n");
      const [head, ...lines] = table.trim().split("\r\n");
      expect(rowCount).toBe(lines.length);
      return { head, lines };
    };
    const { head, lines } = await take();
    expect(head).toBe("Customer key,Name,Link,Opens the survey until");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^C-1,'=cmd/);
    expect(lines[1]).toMatch(/^C-2,"Person, 2",https:\/\/ask\.example\/s\/\S+\?i=[\w-]{48},2026-07-30/);

    const personal = /\?i=([\w-]+)/.exec(lines[1] ?? "")?.[1] ?? "";
    const { token } = await startTestSubmission(key, { personal });
    await saveTestSubmission(token, { nps: 9 });
    const third = (await ledgerOf(ctx)).find(({ completedAt }) => completedAt === null);
    await withdrawAsked(ctx, { askedId: third?.id ?? "" });
    const left = await take();
    expect(left.lines).toHaveLength(2);
    expect(left.lines.filter((line) => line.startsWith("C-2,"))).toEqual([]);
    expect((await listAuditEntries(ctx, { verb: "export." })).items).toHaveLength(2);
  });

  test("are taken by who plans sendings and may see customers; what goes by itself has no list", async () => {
    const ctx = await makeTestOrganisation("links");
    const { surveyId } = await publishTestSurvey(ctx);
    const { distributionId } = await sendTestInvitation(ctx, surveyId);
    const input = { distributionId, locale: "en" } as const;
    await expect(exportLinks(ctx, input, deps)).rejects.toMatchObject({ code: "invalid_state" });
    const other = await makeTestOrganisation("links");
    await expect(exportLinks(other, input, deps)).rejects.toMatchObject({ code: "not_found" });
    const { ctx: administrator } = await makeTestPerson(ctx, ["surveyAdministrator"]);
    // What is missing is named: their role would do.
    await expect(exportLinks(administrator, input, deps)).rejects.toMatchObject({ reason: "grant_to_see_customers" });
    const { ctx: leader } = await makeTestPerson(ctx, ["cxLeader"], { canSeeCustomers: true });
    await expect(exportLinks(leader, input, deps)).rejects.toMatchObject({ reason: "not_permitted" });
  });
});
