import type { ServiceContext } from "@heard/core/context";
import { getFunnel, listLedger } from "@heard/core/ledger";
import { updateOrganisation } from "@heard/core/organisations";
import { takeToken } from "@heard/core/rate-limits/take";
import { recordLetterOpening } from "@heard/core/sending";
import { signInvitation, signOpening } from "@heard/core/sending/sign-invitation";
import {
  addTestContacts,
  ledgerOf,
  sendAll,
  startTestDistribution,
  testMailer,
  testPlan,
  testPost,
} from "@heard/core/testing/distributions";
import { makeTestOrganisation, testNow } from "@heard/core/testing/organisation";
import { publishTestSurvey } from "@heard/core/testing/surveys";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { createOpeningPicture, createRespond, securityHeaders } from "../index.ts";

useTestDatabase();
const generous = { capacity: 10_000, perSecond: 10_000 };

const gateway = () =>
  createOpeningPicture({
    record: (input) => recordLetterOpening(input, { authSecret: "secret", now: testNow }),
    take: takeToken,
    limits: { address: generous, survey: generous, completions: generous, kiosks: generous, files: generous },
    addressOf: () => "somebody",
    respond: createRespond({
      headers: securityHeaders({ https: false }),
      mostInFlight: 500,
      onRequest: () => {},
      report: (error) => {
        throw error;
      },
    }),
  });

/** Two people get a letter; gives what was written to them. */
async function sendTwo(ctx: ServiceContext) {
  const { surveyId } = await publishTestSurvey(ctx);
  await addTestContacts(ctx, 2);
  await startTestDistribution(ctx, surveyId, { plan: testPlan() });
  const mailer = testMailer();
  await sendAll(ctx, testPost({ mailer }));
  return { surveyId, letters: mailer.sent };
}
const pictures = (html: string | null | undefined) => html?.match(/https:\/\/ask\.example(\/opened\/[\w-]+)/)?.[1];
const opened = async (ctx: ServiceContext) => (await ledgerOf(ctx)).filter(({ letterOpenedAt }) => letterOpenedAt);

describe("the picture that tells that a letter was opened", () => {
  test("is in no letter until the organisation switches it on, and then nobody says 0 for what is not measured", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, letters } = await sendTwo(ctx);
    expect(letters.map(({ html }) => html?.includes("<img"))).toEqual([false, false]);
    expect((await getFunnel(ctx, { surveyId })).letters).toBeNull();
    // Nor is anything noted of a letter that carried none.
    const [row] = await ledgerOf(ctx);
    const token = signOpening({ organisationId: ctx.organisation.id, invitationId: row?.id ?? "" }, "secret");
    expect((await gateway().request(`/opened/${token}`)).status).toBe(200);
    expect(await opened(ctx)).toEqual([]);
  });

  test("notes the first opening of exactly its letter, and each count opens to its rows", async () => {
    const ctx = await makeTestOrganisation();
    await updateOrganisation(ctx, { hasOpeningPixel: true, seen: { hasOpeningPixel: false } });
    const { surveyId, letters } = await sendTwo(ctx);
    expect((await getFunnel(ctx, { surveyId })).letters).toEqual({ measured: 2, opened: 0 });
    const address = pictures(letters[0]?.html) ?? "";
    for (const _ of [1, 2]) {
      const reply = await gateway().request(address);
      expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "image/gif"]);
      // It is shown in mail programs of other origins, and has to be asked for again.
      expect(reply.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      expect(reply.headers.get("cache-control")).toBe("no-store");
    }
    expect(await opened(ctx)).toMatchObject([{ letterOpenedAt: testNow(), openedAt: null }]);
    expect((await getFunnel(ctx, { surveyId })).letters).toEqual({ measured: 2, opened: 1 });
    expect((await listLedger(ctx, { surveyId, step: "letterOpened" })).items).toHaveLength(1);
    // The survey itself was not opened by that.
    const { steps } = await getFunnel(ctx, { surveyId });
    expect(steps.find(({ step }) => step === "opened")).toEqual({ step: "opened", count: 0 });
  });

  test("is the same for whoever asks in vain, and no other token of a letter tells of its opening", async () => {
    const ctx = await makeTestOrganisation();
    await updateOrganisation(ctx, { hasOpeningPixel: true });
    await sendTwo(ctx);
    const [row] = await ledgerOf(ctx);
    const claim = { organisationId: ctx.organisation.id, invitationId: row?.id ?? "" };
    const other = await makeTestOrganisation();
    await updateOrganisation(other, { hasOpeningPixel: true });
    for (const token of [
      "x",
      signInvitation(claim, "secret"),
      signOpening(claim, "another secret"),
      signOpening({ ...claim, organisationId: other.organisation.id }, "secret"),
      signOpening({ ...claim, organisationId: 2_000_000_000 }, "secret"),
    ])
      expect((await gateway().request(`/opened/${token}`)).status).toBe(200);
    expect(await opened(ctx)).toEqual([]);
    await updateOrganisation(ctx, { hasOpeningPixel: false });
    expect((await gateway().request(`/opened/${signOpening(claim, "secret")}`)).status).toBe(200);
    expect(await opened(ctx)).toEqual([]);
  });
});
