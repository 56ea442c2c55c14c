import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { heard } from "./support/heard.ts";
import { makeOwner } from "./support/newcomers.ts";
import { callProcedure, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const answers = (count: number, value: number, text: string) =>
  Array.from({ length: count }, (_, at) => ({
    occurredOn: day(3 + (at % 14)),
    touchpoint: "till",
    customer: `C-${at}`,
    scores: [{ metric: "csat", value }],
    ...(at === 0 ? { comments: [{ text }] } : {}),
  }));

async function withAnswers(page: Page): Promise<string> {
  const { key } = await makeOwner(page);
  expect(await callProcedure(page, key, "sources.create", { name: "Till", key: "till" })).toBe(200);
  expect(await callProcedure(page, key, "journey.createTouchpoint", { name: { en: "Till" }, stage: null })).toBe(200);
  await sendAnswers(key, "till", answers(40, 4, "Friendly people"));
  return key;
}

/** n and value of the number that is traced, as the drawer has them. */
async function traced(page: Page, key: string): Promise<{ n: number; text: string }> {
  await page.goto(paths.scores(key, { trace: "csat" }));
  const figure = page.getByRole("dialog").locator("[data-figure]").first();
  await expect(figure).toBeVisible();
  return { n: Number(await figure.getAttribute("data-n")), text: await page.getByRole("dialog").innerText() };
}

test("from a number to one response: it is corrected, put aside, counted again and erased, and every number follows", async ({
  page,
}) => {
  test.slow(); // Nine screens, and a command at the end.
  const key = await withAnswers(page);
  expect((await traced(page, key)).text).toContain("40 answers of 4–5 ÷ 40 answers = 100.0%");

  await test.step("the page of a response says what was answered and where it comes from", async () => {
    await page
      .getByRole("dialog")
      .getByRole("listitem")
      .filter({ hasText: "Friendly people" })
      .getByRole("link", { name: /^Open the response/ })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Response of /);
    const main = page.getByRole("main");
    for (const text of [
      "Friendly people",
      "1–5",
      "version 1",
      "Till",
      "Scores counted: 1 of 1.",
      "Nothing has been done to it",
    ])
      await expect(main).toContainText(text);
    await expectAccessible(page);
  });
  const address = page.url();

  await test.step("corrected", async () => {
    await page.getByRole("button", { name: "Correct a score" }).click();
    const submit = page.getByRole("button", { name: "Count the corrected scores" });
    await expect(submit).toHaveAttribute("aria-disabled", "true");
    await page.getByRole("dialog").getByLabel("CSAT").selectOption("1");
    await submit.click();
    await expect(page.getByText("The scores are corrected")).toBeVisible();
    await expect(page.getByRole("main")).toContainText("Corrected: ");
    expect(await traced(page, key)).toMatchObject({ n: 40, text: expect.stringContaining("39 answers of 4–5 ÷ 40") });
  });

  await test.step("put aside with a reason", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "Quarantine", exact: true }).click();
    await page.getByRole("dialog").getByLabel("Why").fill("A test of the till");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Quarantine it" }).click();
    await expect(page.getByText("Quarantined and no longer counted")).toBeVisible();
    await expect(page.getByRole("main")).toContainText("No: it is quarantined.");
    expect(await traced(page, key)).toMatchObject({ n: 39, text: expect.stringContaining("39 answers of 4–5 ÷ 39") });
  });

  await test.step("counted again", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "Count it again" }).click();
    await expect(page.getByText("Counted again").first()).toBeVisible();
    expect((await traced(page, key)).n).toBe(40);
  });

  await test.step("erased, which has no bin", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "Erase", exact: true }).click();
    await page.getByRole("dialog").getByLabel("Type “erase” to go on").fill("erase");
    await page.getByRole("button", { name: "Erase for good" }).click();
    await expect(page.getByText("The response is erased")).toBeVisible();
    expect((await traced(page, key)).n).toBe(39);
    await page.goto(paths.comments(key));
    await expect(page.getByRole("main")).not.toContainText("Friendly people");
  });

  expect(await heard("verify", "--organisation", key)).toEqual({
    organisations: [{ organisation: key, findings: [] }],
  });
});

test("an answer that comes in while somebody looks is in the numbers without a reload", async ({ page }) => {
  test.slow(); // Numbers are asked for again every ten seconds.
  const key = await withAnswers(page);
  await page.goto(paths.scores(key, { metric: "csat" }));
  const main = page.getByRole("main");
  await expect(main).toContainText("n = 40");
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await sendAnswers(key, "till", answers(7, 1, "Slow today"));
  await expect(main).toContainText("n = 47", { timeout: 30_000 });
  expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
});
