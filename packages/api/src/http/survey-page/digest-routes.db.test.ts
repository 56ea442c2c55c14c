import { getOwnDigest, openDigestStop } from "@heard/core/digests";
import { signDigest } from "@heard/core/digests/sign-digest";
import { makeTestOrganisation } from "@heard/core/testing/organisation";
import { makeTestPerson } from "@heard/core/testing/person";
import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { createRespond } from "../respond.ts";
import { createDigestStop } from "./digest-routes.ts";

useTestDatabase();

const urls = { url: "https://heard.test" };
const limit = { capacity: 10, perSecond: 1 };
const pages = createDigestStop({
  desk: (input) => openDigestStop(input, { authSecret: "secret", now: () => new Date("2026-07-06T01:00:00Z") }),
  respond: createRespond({ headers: {}, mostInFlight: 10, onRequest: () => {}, report: () => {} }),
  take: async () => null,
  addressOf: () => "192.0.2.1",
  limits: { address: limit, survey: limit, completions: limit, kiosks: limit, files: limit },
});

test("the way out of the letter of the week changes nothing when it is looked at, and counts at once when it is pressed", async () => {
  const org = await makeTestOrganisation();
  const { ctx, memberId } = await makeTestPerson(org);
  const token = signDigest({ organisationId: org.organisation.id, memberId }, "secret");
  const address = `/unsubscribe/digest/${token}`;
  const seen = await pages.request(address, { headers: { "accept-language": "zh-TW" } });
  expect(seen.status).toBe(200);
  expect(await seen.text()).toContain("不要再發");
  expect((await getOwnDigest(ctx, urls)).isWanted).toBe(true);
  // As a mail program does it by itself.
  const body = "List-Unsubscribe=One-Click";
  const stopped = await pages.request(address, { method: "POST", body });
  expect(await stopped.text()).toContain(`You get no letter of the week from ${org.organisation.key} any more.`);
  expect((await getOwnDigest(ctx, urls)).isWanted).toBe(false);
  const wrong = await pages.request(`${address.slice(0, -1)}_`);
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toContain("This link is not complete");
});
