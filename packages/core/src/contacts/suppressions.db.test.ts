import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { sendTestInvitation } from "../testing/distributions.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { publishTestSurvey, startTestSubmission } from "../testing/surveys.ts";
import {
  createContact,
  createPurpose,
  findBarriers,
  getContact,
  liftSuppression,
  listContacts,
  listSuppressions,
  recordBounces,
  recordConsent,
  recordReached,
  suppressAddress,
  unsubscribeContact,
} from "./index.ts";
import { getPurpose } from "./queries.ts";

useTestDatabase();
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was refused",
    (error) => ({ code: error.code, reason: error.reason }),
  );
const respondent = (ctx: ServiceContext): ServiceContext => ({ ...ctx, actor: { kind: "respondent" } });

const barrierOf = (
  ctx: ServiceContext,
  contactId: string,
  purpose = "surveys",
  addressKind: "email" | "phone" = "email",
) =>
  inTenant(ctx, async (tx) => {
    const { id: purposeId } = await getPurpose(tx, purpose);
    return (await findBarriers(tx, ctx, { contactIds: [contactId], purposeId, addressKind })).get(contactId);
  });

test("a person who unsubscribes is left alone at once, for that purpose, by every address, whatever was agreed to before or after", async () => {
  const ctx = await makeTestOrganisation("suppress");
  await createPurpose(ctx, { key: "research", name: { en: "Research" } });
  const { contactId } = await createContact(ctx, { email: "ada@example.org", phone: "+351912345678" });
  expect(await barrierOf(ctx, contactId)).toBeNull();
  for (let press = 0; press < 3; press += 1)
    await unsubscribeContact(respondent(ctx), { contactId, purpose: "surveys", source: "Link in the mail" });
  expect(await barrierOf(ctx, contactId)).toMatchObject({ reason: "suppressed", because: "unsubscribed" });
  expect(await barrierOf(ctx, contactId, "surveys", "phone")).toMatchObject({ reason: "suppressed" });
  expect(await barrierOf(ctx, contactId, "research")).toBeNull();
  await recordConsent(ctx, { contactId, purpose: "surveys", given: true, source: "Phone call" });
  expect(await barrierOf(ctx, contactId)).toMatchObject({ reason: "suppressed" });
  expect(
    (await getContact(ctx, { contactId })).consents.map(({ given, recordedKind }) => [given, recordedKind]),
  ).toEqual([
    [true, "operator"],
    [false, "respondent"],
  ]);
  await unsubscribeContact(ctx, { contactId, purpose: null, source: "Letter" });
  expect(await barrierOf(ctx, contactId, "research")).toMatchObject({ reason: "suppressed" });
  expect((await listContacts(ctx, { standing: "suppressed" })).count).toBe(1);
  expect((await listContacts(ctx, { standing: "askable" })).count).toBe(0);
});

test("an address that stands on the list for two reasons stays until both are lifted", async () => {
  const ctx = await makeTestOrganisation("suppress");
  const { contactId } = await createContact(ctx, { email: "ada@example.org" });
  await suppressAddress(ctx, { address: " ADA@example.org", purpose: null, source: "Asked at the till" });
  expect(await refusal(suppressAddress(ctx, { address: "ada@example.org", purpose: null, source: "Again" }))).toEqual({
    code: "conflict",
    reason: "address_suppressed",
  });
  expect(await refusal(suppressAddress(ctx, { address: "nobody", purpose: null, source: "x" }))).toMatchObject({
    reason: "address_invalid",
  });
  await recordBounces(ctx, { source: "smtp", bounces: [{ address: "ada@example.org", kind: "complaint" }] });
  const { items, count } = await listSuppressions(ctx);
  expect([count, items.map(({ reason, address }) => [reason, address])]).toEqual([
    2,
    [
      ["complained", "ada@example.org"],
      ["manual", "ada@example.org"],
    ],
  ]);
  await liftSuppression(ctx, { suppressionId: items[0]?.id ?? "", reason: "It was a slip" });
  expect(await barrierOf(ctx, contactId)).toMatchObject({ because: "manual" });
  await liftSuppression(ctx, { suppressionId: items[1]?.id ?? "", reason: "Asked again" });
  expect(await barrierOf(ctx, contactId)).toBeNull();
  expect(await refusal(liftSuppression(ctx, { suppressionId: items[1]?.id ?? "", reason: "x" }))).toMatchObject({
    code: "not_found",
  });
});

test("the list hides addresses from those who may not see customers, and is found by the whole only", async () => {
  const ctx = await makeTestOrganisation("suppress");
  await suppressAddress(ctx, { address: "ada@example.org", purpose: null, source: "x" });
  const { ctx: blind } = await makeTestPerson(ctx, ["surveyAdministrator"]);
  const found = async (who: ServiceContext, search: string) => (await listSuppressions(who, { search })).items;
  expect((await found(ctx, "ad"))[0]?.address).toBe("ada@example.org");
  expect(await found(blind, "ad")).toEqual([]);
  expect((await found(blind, "Ada@example.org"))[0]?.address).toBe("a…@…");
  expect(await refusal(listSuppressions((await makeTestPerson(ctx, ["cxLeader"])).ctx))).toMatchObject({
    code: "forbidden",
  });
});

test("a hard bounce stops an address at once; the third soft one in a row does, and one that was reached begins anew", async () => {
  const ctx = await makeTestOrganisation("suppress");
  const { contactId } = await createContact(ctx, { email: "ada@example.org" });
  const soft = (reference: string) =>
    recordBounces(ctx, {
      source: "api",
      bounces: [{ address: "ada@example.org", kind: "soft", status: "4.2.2", reference }],
    });
  const stopped = async (reference: string) => (await soft(reference)).results;
  expect(await stopped("m-1")).toEqual([{ index: 0, status: "accepted", stopped: false }]);
  expect(await stopped("m-1")).toEqual([{ index: 0, status: "duplicate" }]);
  expect(await stopped("m-2")).toMatchObject([{ stopped: false }]);
  await inTenant(ctx, (tx) => recordReached(tx, ctx, { kind: "email", address: "ada@example.org" }));
  expect([await stopped("m-3"), await stopped("m-4")].flat()).toMatchObject([{ stopped: false }, { stopped: false }]);
  expect(await barrierOf(ctx, contactId)).toBeNull();
  expect(await stopped("m-5")).toMatchObject([{ stopped: true }]);
  expect(await barrierOf(ctx, contactId)).toMatchObject({ because: "bounced" });
  expect((await getContact(ctx, { contactId })).bounces).toHaveLength(5);

  const hard = await recordBounces(ctx, {
    source: "api",
    bounces: [
      { address: "gone@example.org", kind: "hard", status: "5.1.1", at: testNow().toISOString() },
      { address: "nobody", kind: "hard" },
      { address: "a@example.org", kind: "gentle" },
    ],
  });
  expect(hard).toMatchObject({ accepted: 1, duplicate: 0, rejected: 2 });
  expect(hard.results[1]).toMatchObject({ errors: [{ code: "address_invalid", path: "/address", value: "nobody" }] });
  // Nobody's address yet: whoever comes with it is left alone.
  const late = await createContact(ctx, { email: "GONE@example.org" });
  expect(await barrierOf(ctx, late.contactId)).toMatchObject({ because: "bounced" });
});

test("whoever opens a short message was reached by phone, and nothing is known of their letters", async () => {
  const ctx = await makeTestOrganisation("suppress");
  const { surveyId, key } = await publishTestSurvey(ctx);
  const contact = { phone: "+351912345678" };
  const { contactId, token: personal } = await sendTestInvitation(ctx, surveyId, { plan: { mode: "sms" }, contact });
  const bounces = ["+351912345678", "c1@example.org"].map((address) => ({ address, kind: "soft" }));
  await recordBounces(ctx, { source: "api", bounces });
  await startTestSubmission(key, { personal });
  const counting = (await getContact(ctx, { contactId })).bounces.filter(({ counts }) => counts);
  expect(counting.map(({ addressKind }) => addressKind)).toEqual(["email"]);
});

test("reports of the same addresses in another order get along, each has its verdict, and none is of a day to come", async () => {
  const ctx = await makeTestOrganisation("suppress");
  const bounces = Array.from({ length: 40 }, (_, place) => ({ address: `p${place}@example.org`, kind: "hard" }));
  const done = await Promise.all(
    [bounces, bounces.toReversed(), bounces, bounces.toReversed()].map((given) =>
      recordBounces(ctx, { source: "api", bounces: given }),
    ),
  );
  for (const { results } of done) expect(results.map(({ index }) => index)).toEqual(bounces.map((_, place) => place));
  const at = new Date(testNow().getTime() + 2 * 86_400_000).toISOString();
  const [result] = (await recordBounces(ctx, { source: "api", bounces: [{ ...bounces[0], at }] })).results;
  expect(result).toMatchObject({ status: "rejected", errors: [{ code: "time_in_future", path: "/at" }] });
});
