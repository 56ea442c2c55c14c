import { listAuditEntries } from "@heard/core/audit";
import { getContact, listSuppressions } from "@heard/core/contacts";
import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { organisationWithKey, publicApiForTests } from "../testing/public-api.ts";

useTestDatabase();
const { app } = publicApiForTests();
const post = async (key: string, path: string, body: unknown) => {
  const response = await app.request(path, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

test("a system sends contacts and hears of each what became of it, with the place in its own request", async () => {
  const { ctx, key } = await organisationWithKey(["contacts:write"]);
  const ada = {
    key: "C-1",
    name: "Ada",
    email: "Ada@example.org",
    consents: [{ purpose: "surveys", given: true, source: "Shop" }],
  };
  const { status, body } = await post(key, "/api/v1/contacts", {
    callingCode: "351",
    contacts: [ada, { key: "C-2", phone: "912 345 678" }, { key: "C-3", email: "no address", colour: 1 }, ada],
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ accepted: 2, updated: 0, duplicate: 1, rejected: 1 });
  expect((body.results as { errors?: unknown }[])[2]).toEqual({
    index: 2,
    status: "rejected",
    errors: [
      {
        code: "unknown_field",
        path: "/contacts/2/colour",
        value: "colour",
        message: expect.any(String),
        expected: "the documented fields",
      },
    ],
  });
  const [first] = body.results as { id: string }[];
  expect(await getContact(ctx, { contactId: first?.id ?? "" })).toMatchObject({
    email: "Ada@example.org",
    origin: "api",
  });
  const again = await post(key, "/api/v1/contacts", { contacts: [{ key: "C-1", name: "Ada King" }] });
  expect(again.body).toMatchObject({ updated: 1, results: [{ index: 0, status: "updated", id: first?.id }] });
  const { items } = await listAuditEntries(ctx, { verb: "contacts.record" });
  expect(items.map(({ actor, after }) => [actor.kind, after])).toEqual([
    ["apiKey", { added: 0, changed: 1 }],
    ["apiKey", { added: 2, changed: 0 }],
  ]);
});

test.each([
  [{ contacts: [] }, 400, "batch_size"],
  [{ contacts: Array.from({ length: 1001 }, () => ({ key: "x" })) }, 400, "batch_size"],
  [{ people: [] }, 400, "invalid_value"],
  [{ contacts: [{ key: "x" }], callingCode: "+351" }, 400, "invalid_value"],
])("an envelope that cannot be used is refused whole: %#", async (body, status, code) => {
  const { key } = await organisationWithKey(["contacts:write"]);
  expect(await post(key, "/api/v1/contacts", body)).toMatchObject({ status, body: { code } });
});

test("whoever watches the bounce address reports what came back, and the address is left alone", async () => {
  const { ctx, key } = await organisationWithKey(["contacts:write"]);
  const report = {
    bounces: [
      { address: "Gone@example.org", kind: "hard", status: "5.1.1", reference: "m-1" },
      { address: "full@example.org", kind: "soft", reference: "m-2" },
      { address: "nobody", kind: "hard" },
    ],
  };
  expect((await post(key, "/api/v1/bounces", report)).body).toMatchObject({
    accepted: 2,
    duplicate: 0,
    rejected: 1,
    results: [
      { index: 0, status: "accepted", stopped: true },
      { index: 1, status: "accepted", stopped: false },
      {
        index: 2,
        status: "rejected",
        errors: [{ code: "address_invalid", path: "/bounces/2/address", value: "nobody" }],
      },
    ],
  });
  expect((await post(key, "/api/v1/bounces", report)).body).toMatchObject({ accepted: 0, duplicate: 2, rejected: 1 });
  expect((await listSuppressions(ctx)).items.map(({ address, reason }) => [address, reason])).toEqual([
    ["gone@example.org", "bounced"],
  ]);
});

test("a key that may send answers may not send contacts", async () => {
  const { key } = await organisationWithKey(["responses:write"]);
  expect(await post(key, "/api/v1/contacts", { contacts: [{ key: "x" }] })).toMatchObject({
    status: 403,
    body: { code: "scope_missing" },
  });
  expect(await post(key, "/api/v1/bounces", { bounces: [] })).toMatchObject({ status: 403 });
});
