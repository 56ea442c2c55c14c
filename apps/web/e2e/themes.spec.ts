import { paths } from "../src/lib/paths.ts";
import { makeOwner } from "./support/newcomers.ts";
import { callProcedure, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

/** What people wrote, the score that came with it, and how many of each forty wrote so. */
const said = [
  ["The queue at the till was far too long", 2, 10],
  ["排队等了半个小时，太久了", 3, 8],
  ["The staff were friendly and kind", 10, 12],
  ["没有什么要说的", 8, 10],
] as const;
const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

test("comments in two languages become themes with their impact, and a theme opens to the comments that speak of it", async ({
  page,
}) => {
  const { key } = await makeOwner(page);
  expect(await callProcedure(page, key, "sources.create", { name: "Till", key: "till" })).toBe(200);
  const answers = said.flatMap(([text, score, count]) =>
    Array.from({ length: count * 2 }, (_, at) => ({
      occurredOn: day(2 + (at % 14)),
      scores: [{ metric: "nps", value: score }],
      comments: [{ text }],
    })),
  );
  await sendAnswers(key, "till", answers);

  await page.goto(paths.themes(key));
  await expect(page.getByRole("heading", { level: 2, name: "No themes yet" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start with ready-made themes" }).click();

  // The worker reads what is there by the new themes.
  const waiting = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /Waiting/ }) });
  await expect(async () => {
    await page.reload();
    await expect(waiting.getByRole("cell").first()).toHaveText(/^36\b/, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("heading", { level: 2, name: /^Waiting costs [\d.]+ points of NPS/ })).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "themes");

  await waiting.getByRole("link", { name: /^Waiting ?36 comments$/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: "36 comments" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Theme" })).toContainText("Waiting");
  const comments = page.getByRole("main").getByRole("listitem");
  await expect(comments.filter({ hasText: "Waiting" }).first()).toContainText("Negative");
  await expectAccessible(page);
});
