import { paths } from "../src/lib/paths.ts";
import { makeOwner } from "./support/newcomers.ts";
import { callProcedure, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const [weekCount, aWeek, risenFor] = [24, 40, 5];
/** A screen that is loaded again without rest takes the machine from the work that it waits for. */
const nowAndThen = { intervals: [3_000] };
const lockers = [
  "The parcel locker would not open for me",
  "No receipt, and my parcel locker was full",
  "Twenty minutes to find a parcel locker in the yard",
  "My wife could not reach the parcel locker at all",
  "Why is your parcel locker closed at night",
  "One parcel locker more near the station would help",
];

test("what rises is named with how often and what was expected, what is in no theme becomes one, and the strongest themes are quoted", async ({
  page,
}) => {
  // Two years of answers take their time beside other tests.
  test.setTimeout(400_000);
  const { key } = await makeOwner(page);
  expect(await callProcedure(page, key, "sources.create", { name: "Till", key: "till" })).toBe(200);
  for (const [name, rule] of [
    ["Waiting", "queue"],
    ["Staff", "staff"],
  ])
    expect(await callProcedure(page, key, "themes.create", { name: { en: name }, rule })).toBe(200);
  for (let ago = weekCount - 1; ago >= 0; ago -= 1) {
    const queues = (ago < risenFor ? 18 : 4) + (ago % 2);
    const textOf = (place: number) =>
      place < queues ? "The queue was too long" : place < queues + 8 ? "The staff were kind" : "Nothing to add";
    const scoreOf = (place: number) => (place < queues ? 2 + (place % 3) : place < queues + 8 ? 10 : 7 + (place % 2));
    await sendAnswers(
      key,
      "till",
      Array.from({ length: aWeek }, (_, place) => ({
        occurredOn: day(7 * ago + (place % 7)),
        scores: [{ metric: "nps", value: scoreOf(place) }],
        comments: [{ text: textOf(place) }],
      })),
    );
  }
  await sendAnswers(
    key,
    "till",
    lockers.map((text) => ({ occurredOn: day(20), scores: [{ metric: "nps", value: 6 }], comments: [{ text }] })),
  );

  await page.goto(paths.themes(key));
  const title = page.getByRole("heading", { level: 2, name: "One theme rises" });
  await expect(async () => {
    await page.reload();
    await expect(title).toBeVisible({ timeout: 2_000 });
  }).toPass(nowAndThen);
  const section = page.locator("section").filter({ has: title });
  await expect(section).toContainText("Expect at most about 1 false alarm a month");
  await expect(section.getByRole("listitem")).toHaveCount(1);
  await expect(section.getByRole("heading", { level: 3, name: /Waiting/ })).toBeVisible();
  await expect(section).toContainText(/[345]\.\d times as often \([\d.]+ to [\d.]+\)/);

  // What lowers and what lifts the score most speaks for itself, each once.
  await expect(page.getByRole("heading", { level: 3, name: "What is said in its favour: Staff" })).toBeVisible();
  await expect(page.getByText("The staff were kind")).toHaveCount(1);

  const found = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { level: 2, name: "Found, in no theme yet" }) });
  // The last comments may still be unread when the rise is found.
  await expect(async () => {
    await page.reload();
    await expect(found.getByRole("heading", { level: 3 })).toHaveText(["parcel locker"], { timeout: 2_000 });
  }).toPass(nowAndThen);
  await expect(found).toContainText("6 customers in no theme");
  await expectAccessible(page);
  await keepPicture(page, "rising");
  await found.getByRole("button", { name: "Make a theme of “parcel locker”" }).click();
  await expect(page.getByText("Added “parcel locker”.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.")).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(found.getByRole("heading", { level: 3 })).toHaveText(["parcel locker"], { timeout: 2_000 });
  }).toPass(nowAndThen);
  await found.getByRole("link", { name: "6 comments in all with “parcel locker”" }).click();
  await expect(page.getByRole("heading", { level: 2, name: /^6 comments/ })).toBeVisible();
  await page.goBack();

  const [, count] = /(\d+) of \d+ answers since/.exec(await section.innerText()) ?? [];
  await section.getByRole("link", { name: "See these comments about Waiting" }).click();
  await expect(page.getByRole("heading", { level: 2, name: new RegExp(`^${count} comments`) })).toBeVisible();
});
