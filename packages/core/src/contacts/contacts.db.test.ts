import { auditEntries } from "@heard/db/schema/audit";
import { useTestDatabase } from "@heard/db/testing";
import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import {
  archiveContactField,
  archivePurpose,
  createContact,
  createContactField,
  createPurpose,
  eraseContact,
  getContact,
  listContactFields,
  listContactResponses,
  listContacts,
  recordConsent,
  recordContacts,
  updateContact,
  updatePurpose,
} from "./index.ts";

const database = useTestDatabase();
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was refused",
    (error) => ({ code: error.code, reason: error.reason, ...error.params }),
  );
const send = (ctx: ServiceContext, ...contacts: unknown[]) => recordContacts(ctx, { contacts });
const oneId = async (ctx: ServiceContext, contact: object): Promise<string> => {
  const [result] = (await send(ctx, contact)).results;
  if (!result || !("id" in result)) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.id;
};
const statuses = ({ results }: Awaited<ReturnType<typeof recordContacts>>) =>
  results.map((result) => (result.status === "rejected" ? result.errors[0]?.code : result.status));

test("a contact is known by its key, or by an address however it is spelt, and takes what is new", async () => {
  const ctx = await makeTestOrganisation("contacts");
  const first = await send(
    ctx,
    {
      key: "M-1",
      name: "Ada",
      email: "Ada@Example.org",
      phone: "+351 912 345 678",
      language: "zh-TW",
      timeZone: "Asia/Taipei",
    },
    { email: " ADA@EXAMPLE.ORG " },
    { phone: "00351912345678", name: "Ada Lovelace" },
  );
  expect(statuses(first)).toEqual(["accepted", "duplicate", "updated"]);
  const [contactId] = first.results.flatMap((one) => ("id" in one ? [one.id] : []));
  expect(await getContact(ctx, { contactId: contactId ?? "" })).toMatchObject({
    ...{ key: "M-1", name: "Ada Lovelace", email: "Ada@Example.org", phone: "+351 912 345 678", language: "zh-Hant" },
    timeZone: "Asia/Taipei",
  });
  expect(statuses(await send(ctx, { key: "M-1", name: "Ada Lovelace" }, { key: "M-1", name: null }))).toEqual([
    "duplicate",
    "updated",
  ]);
  expect((await listContacts(ctx)).items).toHaveLength(1);
});

test("what belongs to two contacts, or to one who says something else of itself, is refused by name and merges nothing", async () => {
  const ctx = await makeTestOrganisation("contacts");
  const a = await oneId(ctx, { key: "M-1", email: "a@example.org" });
  const b = await oneId(ctx, { key: "M-2", email: "b@example.org", phone: "+351911111111" });
  const { results } = await send(
    ctx,
    { key: "M-1", email: "b@example.org" },
    { key: "M-3", email: "a@example.org" },
    { email: "c@example.org", phone: "+351911111111" },
  );
  expect(results).toMatchObject([
    { status: "rejected", errors: [{ code: "contact_matches_two", path: "/email", params: { first: a, second: b } }] },
    { status: "rejected", errors: [{ code: "contact_other_key", params: { contact: a } }] },
    { status: "rejected", errors: [{ code: "contact_other_address", params: { contact: b } }] },
  ]);
  expect((await listContacts(ctx)).items.map(({ email }) => email)).toEqual(["b@example.org", "a@example.org"]);
});

test("each bad item says where, what and what would be accepted, and costs no other", async () => {
  const ctx = await makeTestOrganisation("contacts");
  await createContactField(ctx, { key: "since", name: { en: "Since" }, kind: "date" });
  const { results, ...counts } = await send(
    ctx,
    { email: "ada at example" },
    { phone: "912 345 678" },
    { name: "Nobody" },
    { key: "M-1", attributes: { since: "yesterday", tier: "Gold" } },
    { key: "M-2", language: "klingon" },
    { key: "M-3", timeZone: "+08:00" },
    { key: "M-4", consents: [{ purpose: "raffles", given: true, source: "form" }] },
    { key: "M-5", colour: "red" },
    { key: "M-6\u0000" },
    "not an object",
    { key: "M-7" },
  );
  expect(counts).toEqual({ accepted: 1, updated: 0, duplicate: 0, rejected: 10 });
  const said = results.map((one) =>
    one.status === "rejected" ? one.errors.map(({ code, path }) => `${code} ${path}`) : one.status,
  );
  expect(said).toEqual([
    ["email_invalid /email"],
    ["phone_invalid /phone"],
    ["contact_unreachable "],
    ["invalid_value /attributes/since", "unknown_key /attributes/tier"],
    ["language_unknown /language"],
    ["time_zone_unknown /timeZone"],
    ["unknown_key /consents/0/purpose"],
    ["unknown_field /colour"],
    ["invalid_value /key"],
    ["invalid_value "],
    "accepted",
  ]);
  expect(await refusal(recordContacts(ctx, { contacts: [] }))).toMatchObject({ reason: "batch_size" });
});

test("fields are declared up to thirty, keep their kind, and take nothing while they are put away", async () => {
  const ctx = await makeTestOrganisation("contacts");
  for (let number = 1; number <= 30; number += 1)
    await createContactField(ctx, { name: { en: `Field ${number}` }, kind: "text" });
  expect(await refusal(createContactField(ctx, { name: { en: "One more" }, kind: "text" }))).toMatchObject({
    code: "limit_exceeded",
    most: 30,
  });
  await archiveContactField(ctx, { key: "field-1" });
  expect(
    statuses(
      await send(ctx, { key: "M-1", attributes: { "field-1": "x" } }, { key: "M-2", attributes: { "field-2": "x" } }),
    ),
  ).toEqual(["archived", "accepted"]);
  expect((await listContacts(ctx, { field: "field-2", value: "x" })).items).toHaveLength(1);
  expect((await listContacts(ctx, { field: "field-2", value: "y" })).items).toHaveLength(0);
});

test("every organisation has a purpose, the last one stays, and its rule says who is asked", async () => {
  const ctx = await makeTestOrganisation("contacts");
  expect((await listContactFields(ctx)).purposes).toMatchObject([{ key: "surveys", rule: "unlessWithdrawn" }]);
  expect(await refusal(archivePurpose(ctx, { key: "surveys" }))).toMatchObject({ reason: "last_purpose" });
  const said = await oneId(ctx, {
    email: "said@example.org",
    consents: [{ purpose: "surveys", given: true, source: "Form" }],
  });
  await oneId(ctx, { email: "silent@example.org" });
  expect((await listContacts(ctx, { standing: "askable" })).count).toBe(2);
  await updatePurpose(ctx, { key: "surveys", rule: "whenGiven" });
  expect((await listContacts(ctx, { standing: "askable" })).items.map(({ id }) => id)).toEqual([said]);
  await createPurpose(ctx, { key: "research", name: { en: "Research" } });
  await archivePurpose(ctx, { key: "surveys" });
  expect((await listContacts(ctx, { standing: "askable" })).purpose.key).toBe("research");
  expect((await listContacts(ctx, { standing: "askable" })).count).toBe(2);
});

test("consent is a history: what was said stays, the latest by its date counts, the same again adds nothing", async () => {
  const ctx = await makeTestOrganisation("contacts");
  const given = { purpose: "surveys", given: true, at: "2026-01-05T09:00:00Z", source: "Order form" };
  const contactId = await oneId(ctx, { key: "M-1", email: "a@example.org", consents: [given] });
  expect(statuses(await send(ctx, { key: "M-1", consents: [given] }))).toEqual(["duplicate"]);
  await recordConsent(ctx, {
    contactId,
    purpose: "surveys",
    given: false,
    at: "2026-03-01T00:00:00Z",
    source: "Phone call",
  });
  // What comes late is no later word.
  expect(statuses(await send(ctx, { key: "M-1", consents: [{ ...given, at: "2026-02-01T00:00:00Z" }] }))).toEqual([
    "updated",
  ]);
  const contact = await getContact(ctx, { contactId });
  expect(contact.consents.map((one) => [one.given, one.at.toISOString().slice(0, 10), one.source])).toEqual([
    [false, "2026-03-01", "Phone call"],
    [true, "2026-02-01", "Order form"],
    [true, "2026-01-05", "Order form"],
  ]);
  expect(contact.purposes).toMatchObject([
    { purpose: "surveys", given: false, email: { reason: "consentWithdrawn" }, phone: { reason: "noAddress" } },
  ]);
  expect((await listContacts(ctx, { standing: "withdrawn" })).count).toBe(1);
  expect(
    await refusal(
      recordConsent(ctx, { contactId, purpose: "surveys", given: true, at: "2027-01-01T00:00:00Z", source: "x" }),
    ),
  ).toMatchObject({ reason: "time_in_future" });
  await expect(inTenant(ctx, (tx) => tx.execute("update consents set given = true"))).rejects.toMatchObject({
    cause: { code: "42501" },
  });
});

test("one contact at a time: who is there already is named, an edit takes no address of somebody else", async () => {
  const ctx = await makeTestOrganisation("contacts");
  const { contactId } = await createContact(ctx, { email: "a@example.org", name: "Ada" });
  expect(await refusal(createContact(ctx, { email: "A@EXAMPLE.org" }))).toEqual({
    code: "conflict",
    reason: "contact_exists",
    contact: contactId,
  });
  const other = await createContact(ctx, { key: "M-2", phone: "912 345 678", callingCode: "351" });
  expect(await refusal(updateContact(ctx, { contactId: other.contactId, email: "a@example.org" }))).toMatchObject({
    reason: "contact_exists",
  });
  expect(await refusal(updateContact(ctx, { contactId, email: null }))).toMatchObject({
    reason: "contact_unreachable",
  });
  // The number stays as it was written, without the country that it is known by.
  await updateContact(ctx, { contactId: other.contactId, name: "Grace", key: null });
  expect(await getContact(ctx, other)).toMatchObject({ name: "Grace", key: null, phone: "912 345 678" });
  expect(await refusal(updateContact(ctx, { contactId, name: "X", seen: { name: "Eve" } }))).toMatchObject({
    reason: "changed_meanwhile",
  });
});

test("without the grant names, keys and addresses are masked, found by the whole only, and cannot be written over", async () => {
  const ctx = await makeTestOrganisation("contacts");
  const contactId = await oneId(ctx, { key: "M-1", name: "Ada", email: "ada@example.org", phone: "+351912345678" });
  const { ctx: blind } = await makeTestPerson(ctx, ["surveyAdministrator"]);
  const { ctx: seeing } = await makeTestPerson(ctx, ["surveyAdministrator"], { canSeeCustomers: true });
  expect(await getContact(blind, { contactId })).toMatchObject({
    key: "M…",
    name: "A…",
    email: "a…@…",
    phone: "+…",
    seesCustomer: false,
  });
  expect(await getContact(seeing, { contactId })).toMatchObject({
    name: "Ada",
    email: "ada@example.org",
    seesCustomer: true,
  });
  const found = async (who: ServiceContext, search: string) => (await listContacts(who, { search })).items.length;
  expect([await found(seeing, "ad"), await found(seeing, "912"), await found(seeing, "%")]).toEqual([1, 1, 0]);
  expect([
    await found(blind, "ad"),
    await found(blind, "ADA@example.org"),
    await found(blind, "M-1"),
    await found(blind, "+351 912 345 678"),
  ]).toEqual([0, 1, 1, 1]);
  expect(await refusal(updateContact(blind, { contactId, name: "Eve" }))).toMatchObject({
    code: "forbidden",
    reason: "customers_hidden",
  });
  await updateContact(blind, { contactId, language: "pt" });
  expect(await refusal(listContactResponses(blind, { contactId }))).toMatchObject({ code: "forbidden" });
  expect(await refusal(eraseContact(blind, { contactId }))).toMatchObject({ code: "forbidden" });
});

test("a contact is erased with all that is known of it, and its answers are found until then by its key or id", async () => {
  const ctx = await makeTestOrganisation("contacts");
  await createContactField(ctx, { key: "tier", name: { en: "Tier" }, kind: "text" });
  const contactId = await oneId(ctx, {
    ...{
      key: "M-77",
      name: "Ada Lovelace",
      email: "ada@example.org",
      phone: "+351912345678",
      attributes: { tier: "Gold" },
    },
    consents: [{ purpose: "surveys", given: true, source: "Order form" }],
  });
  const answer = (externalId: string, customer: string) => ({
    ...{ externalId, customer, occurredAt: testNow().toISOString(), scores: [{ metric: "nps", value: 9 }] },
  });
  await recordResponses(ctx, {
    source: "app",
    mode: "api",
    responses: [answer("1", "M-77"), answer("2", contactId), answer("3", "M-78")],
  });
  const { items } = await listContactResponses(ctx, { contactId });
  expect(items.map(({ source, scores }) => [source, scores[0]?.value])).toEqual([
    ["App", 9],
    ["App", 9],
  ]);

  await eraseContact(ctx, { contactId });
  const rows = await database.asOwner(`select * from contacts where id = '${contactId}'`);
  expect(JSON.stringify(rows)).not.toMatch(/Ada|ada@|912345678|Gold|M-77/);
  expect(await getContact(ctx, { contactId })).toMatchObject({
    state: "erased",
    name: null,
    attributes: {},
    consents: [],
  });
  expect(await database.asOwner(`select address from suppressions where org_id = ${ctx.organisation.id}`)).toEqual([
    { address: null },
    { address: null },
  ]);
  expect((await listContacts(ctx)).count).toBe(0);
  expect((await listContacts(ctx, { standing: "erased" })).items.map(({ id }) => id)).toEqual([contactId]);
  expect(await refusal(eraseContact(ctx, { contactId }))).toMatchObject({ code: "invalid_state" });
  expect(await refusal(updateContact(ctx, { contactId, language: "en" }))).toMatchObject({ code: "invalid_state" });
  // The same person by another file is a new contact, and is still left alone.
  const again = await oneId(ctx, { email: "ADA@example.org" });
  expect((await getContact(ctx, { contactId: again })).purposes[0]?.email).toMatchObject({
    reason: "suppressed",
    because: "erased",
  });
});

test("the log knows who did what, and no name, key or address", async () => {
  const { ctx } = await makeTestPerson(await makeTestOrganisation("contacts"), ["owner"], { canSeeCustomers: true });
  const { contactId } = await createContact(ctx, { key: "M-900", name: "Ada Lovelace", email: "ada@example.org" });
  await updateContact(ctx, { contactId, name: "Ada King", phone: "+351912345678" });
  await recordConsent(ctx, { contactId, purpose: "surveys", given: true, source: "Letter of Ada" });
  await eraseContact(ctx, { contactId });
  const entries = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(auditEntries)
      .where(inArray(auditEntries.subjectKind, ["contact", "contacts", "suppression"])),
  );
  expect(entries.map(({ verb }) => verb).toSorted()).toEqual([
    "consent.give",
    "contact.create",
    "contact.erase",
    "contact.update",
  ]);
  expect(entries.find(({ verb }) => verb === "contact.update")?.fields).toEqual(["name", "phone"]);
  expect(JSON.stringify(entries)).not.toMatch(/Ada|example\.org|M-900|912345678/);
});

test("contacts of one organisation are nobody else's", async () => {
  const [ctx, other] = [await makeTestOrganisation("contacts"), await makeTestOrganisation("contacts")];
  const contactId = await oneId(ctx, { key: "M-1", email: "a@example.org" });
  expect(statuses(await send(other, { key: "M-1", email: "a@example.org" }))).toEqual(["accepted"]);
  // Begun one after the other: a refusal that nobody awaits yet would end the run.
  for (const work of [
    () => getContact(other, { contactId }),
    () => eraseContact(other, { contactId }),
    () => updateContact(other, { contactId, language: "en" }),
  ])
    expect(await refusal(work())).toMatchObject({ code: "not_found" });
  expect((await listContacts(other, { search: "M-1" })).items.map(({ id }) => id)).not.toContain(contactId);
  expect(
    await inTenant(other, (tx) => tx.select().from(auditEntries).where(eq(auditEntries.subjectId, contactId))),
  ).toEqual([]);
});

test("two systems that send the same at once make one contact of each", async () => {
  const ctx = await makeTestOrganisation("contacts");
  const batch = (shift: number) =>
    Array.from({ length: 100 }, (_, place) => ({ email: `p${(place * 7 + shift) % 100}@example.org` }));
  const results = await Promise.all([0, 13, 50, 99].map((shift) => send(ctx, ...batch(shift))));
  expect(results.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(100);
  expect(results.reduce((sum, { duplicate }) => sum + duplicate, 0)).toBe(300);
  expect((await listContacts(ctx)).count).toBe(100);
});

test("a list is read in pages that neither repeat nor lose anybody", async () => {
  const ctx = await makeTestOrganisation("contacts");
  await send(ctx, ...Array.from({ length: 25 }, (_, place) => ({ key: `M-${place}` })));
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listContacts>> = await listContacts(ctx, { limit: 10, cursor });
    seen.push(...page.items.map(({ key }) => key ?? ""));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(Array.from({ length: 25 }, (_, place) => `M-${24 - place}`));
});
