import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { makeOwner } from "./support/newcomers.ts";
import { callProcedure, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
/** The newest first, as the list shows them. */
const texts = [
  "The queue at the till was long, terrible",
  "排队太久了，很失望",
  "La livraison était beaucoup trop lente, je ne suis pas content",
  "The staff were friendly and kind, great",
  "So slow, call me on +351 912 345 678",
  "Terrible queue again",
];

async function withComments(page: Page): Promise<string> {
  const { key } = await makeOwner(page);
  expect(await callProcedure(page, key, "sources.create", { name: "Till", key: "till" })).toBe(200);
  expect(
    await callProcedure(page, key, "themes.create", { key: "queue", name: { en: "Queue" }, rule: "queue OR 排队" }),
  ).toBe(200);
  expect(await callProcedure(page, key, "themes.create", { key: "staff", name: { en: "Staff" }, rule: "staff" })).toBe(
    200,
  );
  await sendAnswers(
    key,
    "till",
    texts.map((text, at) => ({ occurredOn: day(2 + at), scores: [{ metric: "nps", value: 3 }], comments: [{ text }] })),
  );
  await expect(async () => {
    await page.goto(paths.comments(key));
    await expect(page.getByText("Not read yet")).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  return key;
}
const row = (page: Page, text: string) => page.locator("[data-comment]").filter({ hasText: text });
const notice = (page: Page, text: string) => expect(page.getByText(text, { exact: true })).toBeVisible();

test("by keyboard alone a comment is read otherwise, confirmed and taken back, and several are corrected with one undo", async ({
  page,
}) => {
  const key = await withComments(page);
  const panel = page.getByRole("complementary", { name: "Selected comment" });
  await page.keyboard.press("j");
  await expect(row(page, "terrible").first()).toHaveAttribute("aria-current", "true");
  await expect(panel).toContainText("found by the rules of the theme; because of “queue”");
  await expect(panel).toContainText("Nobody has checked a reading in this period");

  await page.keyboard.press("s");
  await expect(page.getByRole("dialog", { name: "How does it come across?" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("3");
  await notice(page, "1 comment corrected");
  await expect(row(page, texts[0] ?? "")).toContainText("Mixed");
  await expect(row(page, texts[0] ?? "")).toContainText("corrected by a person");
  await expect(panel).toContainText("Mixed, read as Negative");

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("c");
  await notice(page, "1 comment confirmed");
  await expect(row(page, "排队")).toContainText("confirmed by a person");

  await page.keyboard.press("t");
  const themes = page.getByRole("dialog", { name: "What does it speak of?" });
  await themes.getByRole("checkbox", { name: "Queue" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await notice(page, "1 comment corrected");
  await expect(row(page, "排队")).not.toContainText("Queue");

  // The first two are a person's word already, and the undo gives that word back.
  await page.keyboard.press("k");
  for (const next of ["x", "j", "x", "j", "x"]) await page.keyboard.press(next);
  await expect(page.getByRole("region", { name: "3 selected" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("s");
  await page.keyboard.press("4");
  await notice(page, "3 comments corrected");
  await expect(page.locator("[data-comment]").filter({ hasText: "Positive" })).toHaveCount(4);
  await keepPicture(page, "comments-corrected");
  await page.keyboard.press("u");
  await notice(page, "Taken back for 3 comments");
  await expect(row(page, texts[0] ?? "")).toContainText("Mixed");
  await expect(row(page, "排队")).toContainText("Negative");
  await expect(row(page, "livraison")).toContainText("French is not read");

  await page.goto(paths.settings.audit(key));
  const entry = page.getByRole("row").filter({ hasText: "Took back what was said of a comment" });
  await expect(entry.first()).toBeVisible();
});

test("comments are narrowed by what is counted beside them, and one in a language that is not read has an address of its own that says so", async ({
  page,
}) => {
  const key = await withComments(page);
  const narrow = page.getByRole("complementary", { name: "Narrow down" });
  await narrow.getByRole("checkbox", { name: /^Queue ?3$/ }).check();
  await expect(page.getByRole("heading", { level: 2, name: "3 comments" })).toBeVisible();
  await expect(page).toHaveURL(/theme=queue/);
  await narrow.getByRole("checkbox", { name: /^English ?2$/ }).check();
  await expect(page.getByRole("heading", { level: 2, name: "2 comments" })).toBeVisible();
  await page.reload();
  await expect(narrow.getByRole("checkbox", { name: /^Queue/ })).toBeChecked();
  await expectAccessible(page);

  await page.goto(paths.comments(key));
  await row(page, "livraison").getByRole("link").press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Comment of /);
  await expect(page.getByRole("main")).toContainText("Comments in French are kept");
  await expect(page.getByRole("main")).toContainText("Comments are not translated");
  await expectAccessible(page);
  await keepPicture(page, "comment");
});
