import { alerts } from "@heard/db/schema/alerts";
import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { updateAccount } from "../accounts/index.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import type { MailLetter, Site } from "../mail/create.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { listAlerts, setAlertDelivery } from "./index.ts";
import { sendAlertLetters, sendAlertLettersEverywhere } from "./send-letters.ts";

useTestDatabase();

/** Hours of 30 June 2026 and later in Shanghai, where the organisation is. */
const at = (ctx: ServiceContext, hour: number, daysLater = 0): ServiceContext => ({
  ...ctx,
  now: () => new Date(Date.UTC(2026, 5, 30 + daysLater, hour - 8)),
});

async function raise(ctx: ServiceContext, touchpoint: string) {
  await inTenant(ctx, async (tx) => {
    const id = (await readCatalogue(tx)).touchpoints.get(touchpoint)?.id ?? 0;
    const place = { family: "volume", measure: "volume", slice: `touchpoint:${id}`, touchpointId: id } as const;
    const days = { raisedOn: "2026-06-22", changeFrom: "2026-06-15", upTo: "2026-06-28" };
    await tx.insert(alerts).values({
      ...{ orgId: ctx.organisation.id, key: touchpoint, ...place, ...days, direction: "down", word: "open" },
      ...{ foundAt: ctx.now(), content: { kind: "silence", expected: 20, until: null } },
    });
  });
}

function openSite(): { site: Site; letters: MailLetter[] } {
  const letters: MailLetter[] = [];
  const send = async (letter: MailLetter) => void letters.push(letter);
  return { letters, site: { url: "https://heard.test", mailer: { send } } };
}

test("who asked for letters gets them once, at once or once a day, outside quiet hours and within their touchpoints", async () => {
  const ctx = await makeTestOrganisation();
  const { touchpoints } = await inTenant(ctx, (tx) => readCatalogue(tx));
  const [eager, daily, silent] = [await makeTestPerson(ctx), await makeTestPerson(ctx), await makeTestPerson(ctx)];
  const limited = await makeTestPerson(ctx, ["employee"], { touchpointIds: [touchpoints.get("returns")?.id ?? 0] });
  const quiet = { quietFrom: 20, quietTo: 8 };
  for (const { ctx: own } of [eager, limited]) await setAlertDelivery(at(own, 9), { delivery: "atOnce", ...quiet });
  await setAlertDelivery(at(daily.ctx, 9), { delivery: "digest", ...quiet });
  await setAlertDelivery(at(silent.ctx, 9), { delivery: "none", ...quiet });
  await raise(at(ctx, 21), "delivery");
  await updateAccount(daily.claim, { locale: "zh-Hans" }, testNow);
  const { site, letters } = openSite();
  expect(await sendAlertLetters(at(ctx, 22), site)).toBe(0);
  expect(await sendAlertLetters(at(ctx, 9, 1), site)).toBe(2);
  expect(letters.map(({ to }) => to).sort()).toEqual([daily.email, eager.email].sort());
  const toEager = letters.find(({ to }) => to === eager.email)?.text;
  expect(toEager).toContain("– Delivery: fewer answers than expected");
  expect(letters.find(({ to }) => to === daily.email)?.text).not.toContain("fewer answers");
  expect(toEager).toContain(`https://heard.test/${ctx.organisation.key}/alerts`);
  expect(await sendAlertLetters(at(ctx, 10, 1), site)).toBe(0);
  await raise(at(ctx, 11, 1), "returns");
  expect(await sendAlertLetters(at(ctx, 12, 1), site)).toBe(2);
  expect(
    letters
      .slice(2)
      .map(({ to }) => to)
      .sort(),
  ).toEqual([eager.email, limited.email].sort());
  expect(await sendAlertLetters(at(ctx, 9, 2), site)).toBe(1);
  expect(letters.at(-1)).toMatchObject({ to: daily.email, subject: expect.stringContaining(ctx.organisation.key) });
  expect((await listAlerts(at(daily.ctx, 9, 2))).reader).toEqual({ delivery: "digest", ...quiet });
});

test("a letter that is not taken is tried again, and one organisation's failure is told", async () => {
  const ctx = await makeTestOrganisation();
  const { ctx: member, email } = await makeTestPerson(ctx);
  await setAlertDelivery(at(member, 9), { delivery: "atOnce", quietFrom: 0, quietTo: 0 });
  await raise(at(ctx, 10), "delivery");
  const failing: Site = { url: "https://heard.test", mailer: { send: () => Promise.reject(new Error("down")) } };
  const told: string[] = [];
  const { now } = at(ctx, 11);
  await sendAlertLettersEverywhere({ site: failing, now, onError: (_, key) => told.push(key) });
  expect(told).toContain(ctx.organisation.key);
  const { site, letters } = openSite();
  await sendAlertLettersEverywhere({ site, now, onError: (error) => expect(error).toBeNull() });
  expect(letters.filter(({ to }) => to === email)).toHaveLength(1);
});
