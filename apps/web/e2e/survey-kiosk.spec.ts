import type { Browser, Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { ownOrganisation } from "./support/own-organisation.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { ask, type PublishedSurvey, publishedSurvey, responseCountOf } from "./support/published-survey.ts";
import { expect, test } from "./support/test.ts";

const typing = { delay: 30 };
const why = "The lamp came in one piece and the shop answered at once.";
type Made = { link: { token: string } };

let made: string | null = null;
async function surveyOf(page: Page): Promise<PublishedSurvey & { organisation: string }> {
  made ??= await ownOrganisation(page, "kiosk");
  await page.goto(paths.account());
  return { ...(await publishedSurvey(page, made, "nps")), organisation: made };
}

async function kioskOf(page: Page, { organisation, surveyId, address }: PublishedSurvey & { organisation: string }) {
  await ask(page, organisation, "surveyEntries.setPin", { surveyId, pin: "4711" });
  const { link } = await ask<Made>(page, organisation, "surveyEntries.kioskLink", { surveyId, parameters: {} });
  return `${address}?kiosk=${link.token}`;
}

async function device(browser: Browser, locale = "en-GB"): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale, hasTouch: true });
  const kiosk = await context.newPage();
  kiosk.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) violations.push(message.text());
  });
  return kiosk;
}

const violations: string[] = [];
test.afterEach(() => {
  expect(violations.splice(0)).toEqual([]);
});

async function answer(kiosk: Page, score: string): Promise<void> {
  await kiosk.getByRole("radio", { name: score, exact: true }).check();
  await kiosk.getByRole("textbox").pressSequentially(why, typing);
  await kiosk.getByRole("button", { name: "Send" }).click();
  await expect(kiosk.getByRole("heading", { level: 1 })).toContainText("Thank you");
}

test("a kiosk asks one customer after another, through a cut of the network, and every answer arrives once", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("owner");
  const survey = await surveyOf(page);
  const { organisation, surveyId } = survey;
  const kiosk = await device(browser);
  await kiosk.goto(await kioskOf(page, survey));
  expect(await kiosk.content()).not.toContain("4711");
  await keepPicture(kiosk, "kiosk");
  await answer(kiosk, "9");
  await expect(kiosk.getByRole("timer")).toContainText("Starts again in");
  await expect(kiosk.getByRole("radio", { name: "9", exact: true })).not.toBeChecked();
  await expect.poll(() => responseCountOf(page, organisation, surveyId)).toBe(1);

  await kiosk.context().setOffline(true);
  for (const score of ["3", "8"]) {
    await answer(kiosk, score);
    await expect(kiosk.getByRole("radio", { name: score, exact: true })).not.toBeChecked();
  }
  expect(await responseCountOf(page, organisation, surveyId)).toBe(1);
  await kiosk.context().setOffline(false);
  await expect.poll(() => responseCountOf(page, organisation, surveyId), { timeout: 40_000 }).toBe(3);

  await page.goto(paths.scores(organisation, { mode: "kiosk" }));
  await expect(page.getByText("n = 3").first()).toBeVisible();
});

test("a kiosk that nobody touches counts down and begins again, and staff leave it by their PIN", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("owner");
  const kiosk = await device(browser);
  await kiosk.clock.install();
  await kiosk.goto(await kioskOf(page, await surveyOf(page)));
  await kiosk.getByRole("radio", { name: "5", exact: true }).check();
  await kiosk.clock.runFor(11_000);
  await expect(kiosk.getByRole("timer")).toContainText(/Starts again in \d+ s. Touch the screen to go on./);
  await kiosk.getByRole("heading", { level: 1 }).click();
  await kiosk.clock.runFor(1000);
  await expect(kiosk.getByRole("timer")).toBeHidden();
  await expect(kiosk.getByRole("radio", { name: "5", exact: true })).toBeChecked();
  await kiosk.clock.runFor(21_000);
  await expect(kiosk.getByRole("radio", { name: "5", exact: true })).not.toBeChecked();

  await kiosk.getByRole("button", { name: "Staff" }).click();
  const dialog = kiosk.getByRole("dialog", { name: "Staff" });
  await dialog.getByLabel("PIN").fill("1111");
  await dialog.getByRole("button", { name: "Check" }).click();
  await expect(dialog.getByRole("status")).toContainText("This is not the PIN.");
  await expectAccessible(kiosk);
  // What is too long is wrong, and not cut to what is right; digits of a keyboard for Chinese are digits.
  await dialog.getByLabel("PIN").pressSequentially(`4711${"0".repeat(20)}`);
  await expect(dialog.getByLabel("PIN")).toHaveValue(`4711${"0".repeat(20)}`);
  await dialog.getByLabel("PIN").fill("４７１１");
  await dialog.getByRole("button", { name: "Check" }).click();
  await expect(dialog).toContainText("Answers that wait for a network: 0");
  await dialog.getByRole("button", { name: "Leave the kiosk" }).click();
  await expect(kiosk.getByRole("heading", { level: 1 })).toContainText("no kiosk any more");
});

test("a kiosk says what a cut of the network stops, and sends nobody away who has answered", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("owner");
  const survey = await surveyOf(page);
  const { organisation, surveyId } = survey;
  const kiosk = await device(browser);
  await kiosk.goto(await kioskOf(page, survey));
  const score = kiosk.getByRole("radio", { name: "7", exact: true });
  await expect(score).toBeVisible();
  await kiosk.context().setOffline(true);
  await kiosk.getByRole("button", { name: "简体" }).click();
  await expect(kiosk.getByRole("status")).toContainText("There is no network right now.");
  await kiosk.context().setOffline(false);
  await expect(score).toBeVisible();
  await score.check();
  await kiosk.getByRole("textbox").fill(why);
  await kiosk.getByRole("button", { name: "Send" }).click();
  await expect(kiosk.getByRole("heading", { level: 1 })).toContainText("Thank you");
  await expect(kiosk.getByRole("main")).not.toContainText("close this page");
  await expect.poll(() => responseCountOf(page, organisation, surveyId)).toBe(1);
});

for (const locale of ["en-GB", "zh-CN", "zh-TW"])
  test(`axe finds nothing on a kiosk in ${locale}`, async ({ page, browser, signInAs }) => {
    await signInAs("owner");
    const kiosk = await device(browser, locale);
    await kiosk.goto(await kioskOf(page, await surveyOf(page)));
    await kiosk.getByRole("radio", { name: "5", exact: true }).check();
    await expectAccessible(kiosk);
    await keepPicture(kiosk, `kiosk-${locale}`);
  });

test("a member types in what a customer says, and the answer is the customer's by mode agent", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("owner");
  const { organisation, surveyId, address } = await surveyOf(page);
  const input = { surveyId, customer: "C-77", parameters: {} };
  const { link } = await ask<Made>(page, organisation, "surveyEntries.agentLink", input);
  const desk = await device(browser);
  await desk.goto(`${address}?agent=${link.token}`);
  await expect(desk.getByText("You are typing in what a customer says.")).toBeVisible();
  await expectAccessible(desk);
  await answer(desk, "2");
  await expect.poll(() => responseCountOf(page, organisation, surveyId)).toBe(1);
  await page.goto(paths.scores(organisation, { mode: "agent" }));
  await expect(page.getByText("n = 1").first()).toBeVisible();
});
