import type { ServiceContext } from "@heard/core/context";
import { getEventDelay } from "@heard/core/events";
import { verifyLedger } from "@heard/core/ledger/verify";
import { getMeasures } from "@heard/core/measures";
import { recordResponses } from "@heard/core/responses";
import { verifyRollups } from "@heard/core/rollups/verify";
import { makeAgentLink, makeKioskLink, setPin, updateEmbed } from "@heard/core/survey-entries";
import {
  ledgerOf,
  sendAll,
  sendTestInvitation,
  startTestDistribution,
  testPlan,
  testPost,
} from "@heard/core/testing/distributions";
import { mailerTo, openMailbox } from "@heard/core/testing/mailbox";
import { testNow } from "@heard/core/testing/organisation";
import { makeTestPerson } from "@heard/core/testing/person";
import { publishTestSurvey } from "@heard/core/testing/surveys";
import { useTemporaryFiles } from "@heard/core/testing/temporary";
import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { organisationWithKey, publicApiForTests } from "../testing/public-api.ts";
import { gatewayOverStored } from "../testing/stored-answers.ts";

useTestDatabase();
const dataDir = useTemporaryFiles().folder;
const secret = { authSecret: "secret" };
const origin = "https://shop.example";

const modes = [
  ...(["email", "email_inline", "sms", "link", "qr", "embed", "kiosk", "agent", "api", "import"] as const),
] as const;
type Mode = (typeof modes)[number];

/** By which address each kind of person comes to the survey. */
async function addressesOf(ctx: ServiceContext, { surveyId, key }: { surveyId: number; key: string }) {
  const { ctx: member } = await makeTestPerson(ctx, ["owner"]);
  await setPin(ctx, { surveyId, pin: "4711" });
  await updateEmbed(ctx, {
    surveyId,
    embed: {
      ...{ origins: [origin], shows: "popup", place: "corner", trigger: { on: "seconds", seconds: 1 }, pages: [] },
      ...{ samplePercent: 100, quietDays: 30, keptQuery: [] },
    },
  });
  const tokenOf = (made: Awaited<ReturnType<typeof makeKioskLink>>) => ("link" in made ? made.link.token : "");
  const made = { surveyId, parameters: {} };
  const personal = async (mode: "email" | "email_inline" | "sms", at: number) => {
    const contact = { key: `P-${mode}`, email: `${mode}@example.org`, phone: `+35191234567${at}` };
    const audience = { customers: [contact.key] };
    const sms = async () => {};
    const { token } = await sendTestInvitation(ctx, surveyId, {
      plan: { mode, audience },
      contact,
      post: testPost({ sms }),
    });
    return `/s/${key}?i=${token}`;
  };
  return {
    email: await personal("email", 1),
    email_inline: `${await personal("email_inline", 2)}&answer=nps.9`,
    sms: await personal("sms", 3),
    link: `/s/${key}`,
    qr: `/s/${key}?via=qr`,
    embed: `/s/${key}/embed/form`,
    kiosk: `/s/${key}?kiosk=${tokenOf(await makeKioskLink(ctx, made, secret))}`,
    agent: `/s/${key}?agent=${tokenOf(await makeAgentLink(member, made, secret))}`,
  } satisfies Partial<Record<Mode, string>>;
}

test("one answer by each way is in the numbers at once, and each mode has its own", async () => {
  const { ctx, key: apiKey } = await organisationWithKey();
  const survey = await publishTestSurvey(ctx);
  const { open, send } = gatewayOverStored(dataDir);
  for (const [mode, address] of Object.entries(await addressesOf(ctx, survey))) {
    const headers: Record<string, string> = mode === "embed" ? { origin } : {};
    const page = await open(address, headers);
    expect(await send(address, page, { nps: "9" }, headers), mode).toContain("data-done");
  }
  const { app } = publicApiForTests();
  const body = { survey: survey.key, responses: [{ externalId: "A-1", answers: [{ question: "nps", value: 9 }] }] };
  const reply = await app.request("/api/v1/responses", {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(await reply.json()).toMatchObject({ accepted: 1 });
  const scores = [{ metric: "nps", value: 9 }];
  const old = { externalId: "old-1", occurredAt: testNow().toISOString(), scores };
  await recordResponses(ctx, { source: "app", mode: "import", responses: [old] });

  const period = { from: "2026-06-01", to: "2026-07-31" };
  const read = (mode?: Mode) => ({
    ...{ metric: "nps", period, method: "nps" as const },
    ...(mode && { filters: { mode: [mode] } }),
  });
  const [all, ...each] = await getMeasures(ctx, [read(), ...modes.map(read)]);
  expect(all?.total.n).toBe(modes.length);
  expect(each.map((measure, at) => [modes[at], measure.total.n])).toEqual(modes.map((mode) => [mode, 1]));
  expect(await verifyRollups(ctx)).toEqual([]);
  expect(await verifyLedger(ctx)).toEqual([]);
});

test("each kind of event becomes a letter in a mailbox, and how long it took is measured", async () => {
  const { ctx, key } = await organisationWithKey();
  const { surveyId } = await publishTestSurvey(ctx);
  const { app } = publicApiForTests();
  const kinds = ["supportClosed", "purchase", "onboardingDone", "trialSignUp"] as const;
  const begun = [];
  for (const kind of kinds)
    begun.push(
      await startTestDistribution(ctx, surveyId, { name: kind, event: kind, plan: testPlan({ delayMinutes: 5 }) }),
    );
  const events = kinds.map((kind) => ({
    ...{ id: `E-${kind}`, kind, occurredAt: testNow().toISOString() },
    contact: { key: kind, email: `${kind.toLowerCase()}@example.org` },
  }));
  const reply = await app.request("/api/v1/events", {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ events }),
  });
  expect(await reply.json()).toMatchObject({ accepted: 4 });
  const mailbox = await openMailbox();
  try {
    const later = { ...ctx, now: () => new Date(testNow().getTime() + 6 * 60_000) };
    expect(await sendAll(later, testPost({ mailer: mailerTo(mailbox) }))).toBe(4);
  } finally {
    await mailbox.close();
  }
  expect(mailbox.letters.map(({ to }) => to).toSorted()).toEqual(events.map(({ contact }) => contact.email).toSorted());
  for (const distributionId of begun)
    expect(await getEventDelay(ctx, { distributionId })).toMatchObject({
      ...{ sentCount: 1, wantedSeconds: 300, medianSeconds: 360, medianLagSeconds: 60 },
    });
  expect((await ledgerOf(ctx)).map(({ state }) => state)).toEqual(["sent", "sent", "sent", "sent"]);
  expect(await verifyLedger(ctx)).toEqual([]);
});
