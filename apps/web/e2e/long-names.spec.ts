import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { accept, anotherBrowser, invite, makeOwner } from "./support/newcomers.ts";
import { callProcedure } from "./support/own-organisation.ts";
import { expectListsFit, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

/** Names as long as they may be, in which nothing tells where to break: one word, and Chinese. */
const longNames = (most: number) => [
  "Kundenzufriedenheitsbefragungsabschlussberichtserstellungsverantwortlichkeitszuordnung".repeat(2).slice(0, most),
  "门店收银台排队等候时间过长以及自助结账设备操作不便的意见汇总".repeat(3).slice(0, most),
];
const keyOf = (place: number) => `a-key-that-is-nearly-as-long-as-keys-may-be-in-this-one-${place}`;

/** An organisation in which everything that has a name has a long one, and some of it lies in the bin. */
async function organisationOfLongNames(page: Page): Promise<string> {
  const { key } = await makeOwner(page);
  const make = async (procedure: string, input: object) =>
    expect(await callProcedure(page, key, procedure, input), `${procedure} ${JSON.stringify(input)}`).toBe(200);
  for (const [at, en] of longNames(120).entries()) {
    const name = { en };
    await make("channels.create", { key: keyOf(at), name });
    await make("channels.create", { key: keyOf(at + 2), name: { en: en.slice(1) } });
    await make("channels.delete", { key: keyOf(at + 2) });
    await make("segments.createField", { key: keyOf(at), name });
    await make("segments.createValue", { field: keyOf(at), value: en });
    await make("sources.create", { key: keyOf(at), name: en });
    await make("journey.createStage", { key: keyOf(at), name });
    await make("journey.createTouchpoint", { key: keyOf(at), name, stage: keyOf(at) });
    const metric = { kind: "csat", scope: "transaction", scale: "csat-1-5", origin: en.repeat(4) };
    await make("metrics.create", { key: keyOf(at), name, ...metric });
    await make("contacts.fields.create", { key: keyOf(at), name, kind: "text" });
    await make("contacts.purposes.create", { key: keyOf(at), name });
    await make("contacts.create", { name: en, email: `${"long".repeat(15)}@customers${at}.example` });
    // A key may be one word too.
    const survey = `${key}-${"w".repeat(58 - key.length)}${at}`;
    await make("surveys.create", { key: survey, name: en, from: { kind: "template", template: "nps" } });
  }
  for (const name of longNames(80)) {
    await make("apiKeys.create", { name, scopes: ["responses:write", "measures:read"] });
    await make("savedViews.create", { screen: "scores", name, query: "metric=nps" });
  }
  return key;
}

const lists = {
  "segments and channels": paths.settings.segments,
  bin: paths.settings.bin,
  members: paths.settings.members,
  metrics: paths.settings.metrics,
  journey: paths.settings.journey,
  "API keys": paths.apiKeys,
  "fields and purposes": paths.contactFields,
  customers: (key: string) => paths.customers(key),
  surveys: paths.surveys,
  "my account": () => paths.account(),
};

test("names of any length leave every list in the window, with what can be done with each row", async ({
  page,
  browser,
}) => {
  const key = await organisationOfLongNames(page);
  const link = await invite(page, key, `${"newcomer".repeat(7)}@${key}.example`);
  const theirs = await anotherBrowser(browser);
  await theirs.goto(link);
  await accept(theirs, longNames(120)[0] ?? "");
  await expect(theirs).toHaveURL(paths.home(key));
  await theirs.context().close();
  await invite(page, key, `${randomBytes(20).toString("hex")}@${key}.example`);

  for (const [name, at] of Object.entries(lists))
    await test.step(name, async () => {
      await page.goto(at(key));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 844 });
        await expectNoSidewaysScroll(page);
        await keepPicture(page, `long-names-${name.replaceAll(" ", "-")}-${width}`);
        if (width === 390) await expectListsFit(page);
      }
    });

  await test.step("saved views", async () => {
    await page.goto(paths.scores(key, { metric: "nps" }));
    await page.getByRole("button", { name: /^View/ }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await expectNoSidewaysScroll(page);
    await keepPicture(page, "long-names-views-390");
    await page.getByRole("menuitem", { name: "Rename, share or delete" }).click();
    const dialog = page.getByRole("dialog");
    const buttons = dialog.getByRole("button", { name: /^(Rename|Share|Delete) / });
    await expect(buttons).toHaveCount(6);
    for (const button of await buttons.all()) await expect(button).toBeInViewport({ ratio: 0.99 });
    await expectNoSidewaysScroll(page);
    await keepPicture(page, "long-names-manage-views-390");
  });
});
