import type { Page } from "@playwright/test";
import { type EveryQuestion, openEveryQuestion } from "./support/every-question.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

/** From one question to the next there are fewer stops than this. */
const mostStops = 6;

let survey: EveryQuestion;
test.beforeAll(async () => {
  survey = await openEveryQuestion();
});
test.afterAll(() => survey.close());

const standsOn = (page: Page) =>
  page.evaluate(() => {
    const { name = "", value = "", type = "" } = document.activeElement as HTMLInputElement;
    return { name, value, type };
  });

/** Goes on with Tab until it stands in a field. */
async function reach(page: Page, field: string): Promise<void> {
  for (let stops = 0; stops < mostStops; stops += 1) {
    await page.keyboard.press("Tab");
    if ((await standsOn(page)).name === field) return;
  }
  throw new Error(
    `${mostStops} presses of Tab did not reach ${field}: they stand on ${JSON.stringify(await standsOn(page))}`,
  );
}

/** Chooses one of a group of radio buttons, which is one stop: the arrows go through it. */
async function choose(page: Page, field: string, value: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.press("Space");
  for (let step = 0; step < 12 && (await standsOn(page)).value !== value; step += 1)
    await page.keyboard.press("ArrowRight");
  await expect(page.locator(`input[name="${field}"]:checked`)).toHaveValue(value);
}

/** Ticks one of several boxes, each of which is a stop. */
async function tick(page: Page, field: string, value: string): Promise<void> {
  do await reach(page, field);
  while ((await standsOn(page)).value !== value);
  await page.keyboard.press("Space");
  await expect(page.locator(`input[name="${field}"][value="${value}"]`)).toBeChecked();
}

async function write(page: Page, field: string, text: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.type(text);
}

/** Gives a choice its place: a list that the arrows go through. */
async function place(page: Page, field: string, at: number): Promise<void> {
  await reach(page, field);
  for (let step = 0; step < at; step += 1) await page.keyboard.press("ArrowDown");
  await expect(page.locator(`select[name="${field}"]`)).toHaveValue(String(at));
}

async function attach(page: Page, field: string): Promise<void> {
  await reach(page, field);
  const picture = { name: "shelf.png", mimeType: "image/png", buffer: Buffer.from("a small shelf") };
  // Now and then the browser opens none for the first press.
  await expect(async () => {
    const asked = page.waitForEvent("filechooser", { timeout: 5_000 });
    await page.keyboard.press("Enter");
    await (await asked).setFiles(picture);
  }).toPass();
}

/** Every question of the page in its order. */
async function answerAll(page: Page): Promise<void> {
  await choose(page, "nps", "9");
  await choose(page, "csat", "4");
  await choose(page, "ces", "7");
  await choose(page, "stars", "5");
  await choose(page, "price", "-2");
  await choose(page, "reason", "other");
  await write(page, "reason.other.words", "the cat");
  await tick(page, "used", "app");
  await tick(page, "used", "else");
  await write(page, "used.else.words", "by pigeon");
  await choose(page, "areas.price", "2");
  await choose(page, "areas.range", "5");
  await choose(page, "when.app", "never");
  await place(page, "matters.price", 2);
  await reach(page, "matters.speed");
  await place(page, "matters.care", 1);
  await write(page, "story", "Two lines,\nthe second");
  await write(page, "order", "A-1001");
  await write(page, "visits", "2.5");
  // As a calendar in English takes a day.
  await write(page, "day", "06292026");
  await expect(page.locator('input[name="day"]')).toHaveValue("2026-06-29");
  await attach(page, "photo");
  await choose(page, "expected", "above");
  await tick(page, "contact", "yes");
  await reach(page, "_go");
  await page.keyboard.press("Enter");
}

const answers = {
  ...{ nps: 9, csat: 4, ces: 7, stars: 5, price: -2 },
  reason: { choice: "other", text: "the cat" },
  used: ["app", { choice: "else", text: "by pigeon" }],
  areas: { price: 2, range: 5 },
  when: { app: "never" },
  matters: ["care", "price"],
  ...{ story: "Two lines,\nthe second", order: "A-1001", visits: 2.5, day: "2026-06-29" },
  photo: { file: expect.any(String), name: "shelf.png", mediaType: "image/png", bytes: 13 },
  ...{ expected: "above", contact: true },
};

for (const javaScriptEnabled of [true, false])
  test(`every type of question is answered by keyboard alone ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    browser,
  }) => {
    const viewport = { width: 320, height: 640 };
    const context = await browser.newContext({ javaScriptEnabled, locale: "en-US", viewport });
    const page = await context.newPage();
    await page.goto(survey.address);
    if (javaScriptEnabled) {
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
    const before = survey.kept.length;
    await answerAll(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
    expect(survey.kept.slice(before)).toMatchObject([{ isComplete: true, answers }]);
    await context.close();
  });
