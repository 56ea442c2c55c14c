import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { createPurpose, recordConsent, suppressAddress, unsubscribeContact } from "../contacts/index.ts";
import type { ServiceContext } from "../context.ts";
import { recordResponses } from "../responses/record.ts";
import { addTestContacts } from "../testing/distributions.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { listAdvocates } from "./index.ts";

useTestDatabase();

type Answer = { customer: string; values: number[]; day?: string; touchpoint?: string };

async function answer(ctx: ServiceContext, answers: Answer[]): Promise<void> {
  const responses = answers.map(({ customer, values, day = "2026-06-20", touchpoint = "delivery" }, place) => ({
    ...{ externalId: `${customer}-${day}-${place}`, customer, occurredOn: day, touchpoint },
    scores: values.map((value) => ({ metric: "nps", value })),
  }));
  const { rejected } = await recordResponses(ctx, { source: "app", mode: "api", responses });
  if (rejected > 0) throw new Error("an answer of the test was refused");
}

/** Customers C-1 to C-`count` who have agreed to be quoted. */
async function withQuotable(count: number) {
  const ctx = await makeTestOrganisation();
  const ids = await addTestContacts(ctx, count);
  const { key: purpose } = await createPurpose(ctx, { key: "quotes", name: { en: "To be quoted" } });
  const say = (place: number, given: boolean) =>
    recordConsent(ctx, { contactId: ids[place] ?? "", purpose, given, source: "At the till" });
  for (let place = 0; place < count; place += 1) await say(place, true);
  const { ctx: seeing } = await makeTestPerson(ctx, ["cxLeader"], { canSeeCustomers: true });
  const named = async (reader = seeing) => (await listAdvocates(reader)).map(({ name }) => name).toSorted();
  return { ctx, ids, purpose, say, named, seeing };
}

test("customers who are promoters by their newest answer of a year and agreed to more than surveys are listed, nobody else", async () => {
  const { ctx, named, seeing } = await withQuotable(5);
  const [stranger = ""] = await addTestContacts(ctx, 1, () => ({
    key: "S-1",
    name: "Stranger",
    email: "s@example.org",
  }));
  await recordConsent(ctx, { contactId: stranger, purpose: "surveys", given: true, source: "At the till" });
  await answer(ctx, [
    { customer: "C-1", values: [9] },
    { customer: "C-2", values: [8] },
    { customer: "C-3", values: [10], day: "2026-06-01" },
    { customer: "C-3", values: [3], day: "2026-06-10" },
    { customer: "C-4", values: [10], day: "2025-06-29" },
    { customer: "C-5", values: [2], day: "2026-06-01" },
    { customer: "C-5", values: [10], day: "2026-06-10" },
    { customer: "S-1", values: [10] },
  ]);
  expect(await named()).toEqual(["Person 1", "Person 5"]);
  expect((await listAdvocates(seeing))[0]).toMatchObject({
    ...{ purpose: { en: "To be quoted" }, score: { value: 9, day: "2026-06-20", responseId: expect.any(String) } },
  });
});

test("who takes their word back, wants to hear nothing, or whose address is suppressed, is listed no more", async () => {
  const { ctx, ids, purpose, say, named } = await withQuotable(4);
  await answer(
    ctx,
    [1, 2, 3, 4].map((number) => ({ customer: `C-${number}`, values: [10] })),
  );
  expect(await named()).toHaveLength(4);
  await say(0, false);
  await unsubscribeContact(ctx, { contactId: ids[1] ?? "", purpose: null, source: "By telephone" });
  await suppressAddress(ctx, { address: "c3@example.org", purpose, source: "Letter" });
  expect(await named()).toEqual(["Person 4"]);
});

test("names and answers are for those who may see customers, and of the touchpoints that they see", async () => {
  const { ctx, named, seeing } = await withQuotable(2);
  await answer(ctx, [
    { customer: "C-1", values: [10] },
    { customer: "C-2", values: [9], touchpoint: "returns" },
  ]);
  const { ctx: other } = await makeTestPerson(ctx, ["teamMember"]);
  const [first] = await listAdvocates(other);
  expect([first?.name, first?.score.responseId]).toEqual(["P…", null]);
  expect(await named({ ...seeing, touchpoints: [1_000_000] })).toEqual([]);
  const { ctx: employee } = await makeTestPerson(ctx, ["employee"]);
  await expect(listAdvocates(employee)).rejects.toMatchObject({ code: "forbidden" });
});
