import { paths } from "../src/lib/paths.ts";
import { makeOwner } from "./support/newcomers.ts";
import { callProcedure, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const [weekCount, aWeek, risenFor] = [24, 40, 5];

test("a theme that more and more comments speak of is named with how often, what was expected, and its comments", async ({
  page,
}) => {
  const { key } = await makeOwner(page);
  expect(await callProcedure(page, key, "sources.create", { name: "Till", key: "till" })).toBe(200);
  for (const [name, rule] of [
    ["Waiting", "queue"],
    ["Staff", "staff"],
  ])
    expect(await callProcedure(page, key, "themes.create", { name: { en: name }, rule })).toBe(200);
  await page.goto(paths.themes(key));
  for (let ago = weekCount - 1; ago >= 0; ago -= 1) {
    const queues = (ago < risenFor ? 18 : 4) + (ago % 2);
    const textOf = (place: number) =>
      place < queues ? "The queue was too long" : place < queues + 8 ? "The staff were kind" : "Nothing to add";
    await sendAnswers(
      key,
      "till",
      Array.from({ length: aWeek }, (_, place) => ({
        occurredOn: day(7 * ago + (place % 7)),
        scores: [{ metric: "nps", value: 5 }],
        comments: [{ text: textOf(place) }],
      })),
    );
  }

  const title = page.getByRole("heading", { level: 2, name: "One theme rises" });
  await expect(async () => {
    await page.reload();
    await expect(title).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const section = page.locator("section").filter({ has: title });
  await expect(section).toContainText("Expect at most about 1 false alarm a month");
  await expect(section.getByRole("listitem")).toHaveCount(1);
  await expect(section.getByRole("heading", { level: 3, name: /Waiting/ })).toBeVisible();
  await expect(section).toContainText(/[345]\.\d times as often \([\d.]+ to [\d.]+\)/);
  await expectAccessible(page);
  await keepPicture(page, "rising");

  await section.getByRole("link", { name: "See these comments about Waiting" }).click();
  await expect(page.getByRole("heading", { level: 2, name: /^\d+ comments/ })).toBeVisible();
});
