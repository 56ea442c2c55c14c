import type { Browser, Locator, Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { emptyOrganisation } from "./support/empty-organisation.ts";
import { heard } from "./support/heard.ts";
import { ownOrganisation } from "./support/own-organisation.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { ask, draftSurvey, draftSurveyOf } from "./support/published-survey.ts";
import { signIn } from "./support/sign-in.ts";
import { demoPerson, expect, test } from "./support/test.ts";

// Whoever saves over an edit of somebody else is refused with status 409.
test.use({ expectedErrors: /status of 409/, actionTimeout: 20_000 });

/** Goes on with the Tab key until something has the focus: what cannot be reached so is not there for many. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < 120; pressed += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the ${key} key does not lead to ${target}`);
}

async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Somebody with a phone follows a link. */
async function answersAt(browser: Browser, address: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: "zh-CN" });
  const phone = await context.newPage();
  await phone.goto(address);
  await phone.getByRole("radio", { name: "9", exact: true }).check();
  // People take longer than programs to write; what comes faster than it can be read is looked at before it counts.
  await phone.getByRole("textbox").first().pressSequentially("东西完好，店员马上就回答了。", { delay: 120 });
  await expect(phone.getByText("还有别的吗？")).toBeVisible();
  await phone.getByRole("button", { name: "提交" }).click();
  await expect(phone.getByRole("heading", { level: 1 })).toContainText("谢谢您");
  await context.close();
}

test("a new administrator makes an NPS survey by keyboard alone, and its first answer counts", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("teamMember");
  const organisation = await ownOrganisation(page, "builder");
  await page.goto(paths.surveys(organisation));
  await press(page, page.getByRole("link", { name: "New survey" }));
  await expect(page.getByRole("heading", { level: 1, name: "New survey" })).toBeVisible();

  await press(page, page.getByRole("radio", { name: /^NPS and why/ }), "Space");
  await tabTo(page, page.getByLabel("Name"));
  await page.keyboard.type("Relationship");
  await press(page, page.getByRole("checkbox", { name: "Traditional Chinese" }), "Space");
  await press(page, page.getByRole("button", { name: "Begin the survey" }));
  await expect(page.getByRole("heading", { level: 1, name: /Relationship draft of version 1/ })).toBeVisible();
  await expect(page.getByText("It can be published.")).toBeVisible();

  // A question of one's own, found in the menu by its name.
  await press(page, page.getByRole("button", { name: "Add a question" }));
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.type("Tex");
  await page.keyboard.press("Enter");
  const wording = page.getByRole("textbox", { name: "Question", exact: true });
  await expect(wording).toBeFocused();
  await page.keyboard.type("Anything else?");

  // It moves with Alt and an arrow, and by its button; both say where it is now.
  const item = page.locator("[data-question=text] button[aria-current]");
  await tabTo(page, item, "Shift+Tab");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByText("“Anything else?” is now question 1 of 2")).toBeAttached();
  await expect(item).toBeFocused();
  await press(page, page.getByRole("button", { name: "Move question 1 down" }));
  await expect(page.getByText("“Anything else?” is now question 2 of 2")).toBeAttached();
  expect(
    await page.locator("[data-question]").evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.question)),
  ).toEqual(["nps", "text"]);

  // What is missing in Chinese keeps it from being published, and is said where it is missing.
  await expect(page.getByText("One thing has to be mended before it can be published.")).toBeVisible();
  await tabTo(page, page.getByRole("radio", { name: /English/ }), "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, wording);
  await page.keyboard.type("还有别的吗？");
  await expect(page.getByText("It can be published.")).toBeVisible();
  await expect(page.frameLocator("iframe").getByText("还有别的吗？")).toBeVisible();
  await expectAccessible(page, "main");
  await keepPicture(page, "survey-builder-en");

  await tabTo(page, page.getByRole("button", { name: "Publish" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("dialog").getByRole("button", { name: "Publish version 1" }));
  await expect(page.getByText("Version 1 is published")).toBeVisible();

  await press(page, page.getByRole("link", { name: "Links" }));
  const address = await page.getByLabel("Address", { exact: true }).inputValue();
  await expect(page.getByRole("img", { name: /^QR code for/ })).toBeVisible();
  await answersAt(browser, address);

  await page.goto(paths.surveys(organisation));
  await expect(page.getByRole("row", { name: /Relationship/ })).toContainText("Open");
  await expect(
    page
      .getByRole("row", { name: /Relationship/ })
      .getByRole("cell")
      .nth(1),
  ).toHaveText(/(?<!\d)1$/);
  await page.goto(paths.scores(organisation));
  await expect(page.getByText(/n = 1\b/).first()).toBeVisible();
});

test("what somebody else saved meanwhile is not written over unseen, and nothing typed is lost", async ({
  page,
  signInAs,
}) => {
  await signInAs("teamMember");
  const organisation = await ownOrganisation(page, "builder");
  await draftSurvey(page, organisation);
  await page.goto(paths.survey(organisation, draftSurveyOf(organisation)));
  const wording = page.getByRole("textbox", { name: "Question", exact: true });
  await expect(wording).toHaveValue(/recommend us/);
  const reply = await page.request.get(
    `${paths.trpc(organisation)}/surveys.byKey?input=${encodeURIComponent(JSON.stringify({ json: { key: draftSurveyOf(organisation) } }))}`,
  );
  const { id, edit, definition } = (await reply.json()).result.data.json;
  const theirs = { ...definition, title: { ...definition.title, en: "Theirs" } };
  await ask(page, organisation, "surveys.saveDraft", { surveyId: id, edit, definition: theirs });

  await wording.fill("How likely are you to come back?");
  const alert = page.getByRole("alert").filter({ hasText: "Somebody else saved this draft meanwhile" });
  await expect(alert).toBeVisible();
  await expect(wording).toHaveValue("How likely are you to come back?");
  await alert.getByRole("button", { name: "Save mine over it" }).click();
  await expect(alert).toBeHidden();
  await expect(page.getByText(/^Saved\b/).first()).toBeVisible();
  await page.reload();
  await expect(wording).toHaveValue("How likely are you to come back?");
});
test("a score is asked without its why for a reason only, and a score that is coached is found and mended", async ({
  page,
  signInAs,
}) => {
  await signInAs("teamMember");
  const organisation = await ownOrganisation(page, "builder");
  await draftSurvey(page, organisation);
  await page.goto(paths.survey(organisation, draftSurveyOf(organisation)));
  await expect(page.locator("[data-question]")).toHaveCount(1);
  await page.getByRole("checkbox", { name: /Then ask why/ }).uncheck();
  const leaveOut = page.getByRole("button", { name: "Leave the “why” out" });
  await expect(leaveOut).toBeDisabled();
  await expect(leaveOut).toHaveAccessibleDescription("Say it in at least 10 characters");
  await expect(page.getByText("2 questions, about 20 seconds")).toBeVisible();
  await page.getByLabel("Why this score is asked without a “why”").fill("The shop asks in person.");
  await leaveOut.click();
  await expect(page.getByText("One question, about 10 seconds")).toBeVisible();
  await page.getByRole("checkbox", { name: /Then ask why/ }).check();
  await expect(page.getByText("2 questions, about 20 seconds")).toBeVisible();

  await page.getByRole("button", { name: "Add a hint" }).click();
  await page.getByRole("textbox", { name: "Hint" }).fill("Answer as you like. Please give us a 10.");
  const repair = page.locator("#panel").getByRole("button", { name: "Take out “Please give us a 10”" });
  await repair.click();
  await expect(page.getByRole("textbox", { name: "Hint" })).toHaveValue("Answer as you like.");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.getByRole("radio", { name: "Preview" }).check({ force: true });
  await expect(page.frameLocator("iframe").getByText("Answer as you like.")).toBeVisible();
  await expectAccessible(page, "main");
});

test("a question that asks two things becomes two, conditions stand in groups, and the preview has every way to customers", async ({
  page,
  signInAs,
}) => {
  await signInAs("teamMember");
  const organisation = await ownOrganisation(page, "builder");
  await draftSurvey(page, organisation);
  await page.goto(paths.survey(organisation, draftSurveyOf(organisation)));
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByRole("menuitem", { name: "Text" }).click();
  const wording = page.getByRole("textbox", { name: "Question", exact: true });
  await wording.fill("How was the price and quality of the lamps?");
  await page.locator("#panel").getByRole("button", { name: "Make two questions of it" }).click();
  await expect(wording).toHaveValue("How was the quality of the lamps?");
  await expect(page.locator("[data-question]")).toHaveCount(3);

  const panel = page.locator("#panel");
  await panel.getByRole("button", { name: "Add a rule" }).click();
  await page.getByRole("menuitem", { name: "Ask only if" }).click();
  await panel.getByRole("button", { name: "Add a group" }).click();
  const group = panel.getByRole("group", { name: "Group 2" });
  await expect(group.getByRole("combobox", { name: "How the conditions go together" })).toHaveValue("any");
  await group.getByRole("combobox", { name: "How the conditions go together" }).selectOption("none");
  await group.getByRole("combobox", { name: "What is looked at" }).first().selectOption({ index: 0 });
  await group.getByRole("combobox", { name: "Comparison" }).first().selectOption("atLeast");
  await group.getByRole("combobox", { name: "Value" }).selectOption("9");
  await group.getByRole("combobox", { name: "Comparison" }).first().selectOption("atMost");
  await expect(group.getByRole("combobox", { name: "Value" })).toHaveValue("9");
  await expect(page.getByText(/^Saved\b/).first()).toBeVisible();
  await page.goto(paths.survey(organisation, draftSurveyOf(organisation), { open: "text-copy" }));
  await expect(group.getByRole("combobox", { name: "How the conditions go together" })).toHaveValue("none");
  await expect(group.getByRole("combobox", { name: "Value" })).toHaveValue("9");
  await expectAccessible(page, "main");

  await page.getByRole("radio", { name: "Letter" }).check({ force: true });
  const letter = page.frameLocator('iframe[title^="The letter"]');
  await expect(letter.getByText("how likely are you to recommend us")).toBeVisible();
  await keepPicture(page, "survey-builder-letter");
  await page.getByRole("radio", { name: "Kiosk" }).check({ force: true });
  await expect(page.frameLocator('iframe[title^="The page on a device"]').getByRole("heading")).toBeVisible();
  await keepPicture(page, "survey-builder-kiosk");
  await expectAccessible(page, "main");
});

test("a question is dragged to another place, with its why behind it, and stays there", async ({ page, signInAs }) => {
  await signInAs("teamMember");
  const organisation = await ownOrganisation(page, "builder");
  await draftSurvey(page, organisation);
  await page.goto(paths.survey(organisation, draftSurveyOf(organisation)));
  for (const kind of ["Text", "Number"]) {
    await page.getByRole("button", { name: "Add a question" }).click();
    await page.getByRole("menuitem", { name: kind, exact: true }).click();
    await page.getByRole("textbox", { name: "Question", exact: true }).fill(`${kind}?`);
  }
  const item = (id: string) => page.locator(`[data-question=${id}]`);
  const expectOrder = (...ids: string[]) =>
    expect
      .poll(() =>
        page.locator("[data-question]").evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.question)),
      )
      .toEqual(ids);
  await expectOrder("nps", "text", "number");
  await item("nps").dragTo(item("number"));
  await expectOrder("text", "number", "nps");
  await item("number").dragTo(item("text"));
  await expectOrder("number", "text", "nps");
  await expect(page.getByText("“Number?” is now question 1 of 3")).toBeAttached();
  // The why of a score is the last of all now: it has no place of its own.
  await expect(page.getByRole("button", { name: /^4 / })).toContainText("why");
  await expect(page.getByText(/^Saved\b/).first()).toBeVisible();
  await page.reload();
  await expectOrder("number", "text", "nps");
});

test("who does not edit reviews: sends back with a note, and publishes what comes again", async ({
  page,
  signInAs,
}) => {
  const [editor, leader] = [demoPerson("surveyAdministrator"), demoPerson("cxLeader")];
  const organisation = await emptyOrganisation(editor);
  const { email, name } = leader;
  await heard(
    "member",
    "create",
    "--organisation",
    organisation,
    "--email",
    email,
    "--name",
    name,
    "--roles",
    "cxLeader",
  );
  await signInAs("surveyAdministrator");
  await page.goto(paths.account());
  await draftSurvey(page, organisation);
  const address = paths.survey(organisation, draftSurveyOf(organisation));
  const send = async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "Send to review" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Send to review" }).click();
    await expect(page.getByText("The draft is in review")).toBeVisible();
  };
  await send();
  await expect(page.getByRole("textbox", { name: "Question", exact: true })).toHaveAttribute("readonly", "");

  await signIn(page, leader);
  await page.goto(address);
  await page.getByRole("button", { name: "Send back" }).click();
  await page.getByRole("dialog").getByLabel("What is to be changed").fill("Name the shop.");
  await page.getByRole("dialog").getByRole("button", { name: "Send back" }).click();
  await expect(page.getByText("The draft went back")).toBeVisible();
  await expect(page.getByText("You publish what is in review")).toBeVisible();

  await signIn(page, editor);
  await page.goto(address);
  await expect(page.getByText("It came back from review: “Name the shop.”")).toBeVisible();
  await page
    .getByRole("textbox", { name: "Question", exact: true })
    .fill("How likely are you to recommend the teahouse?");
  await expect(page.getByText("It can be published.")).toBeVisible();
  await send();

  await signIn(page, leader);
  await page.goto(address);
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByText("Version 1 is published")).toBeVisible();
  await page.goto(paths.surveyVersions(organisation, draftSurveyOf(organisation)));
  await expect(page.getByRole("row", { name: /Version 1/ })).toContainText(`sent by ${editor.name}`);
});

const onePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

test("a page wears a colour that can be read and a logo, and a version says what it changes", async ({
  page,
  signInAs,
}) => {
  await signInAs("teamMember");
  const organisation = await ownOrganisation(page, "builder");
  await draftSurvey(page, organisation);
  const key = draftSurveyOf(organisation);
  await page.goto(paths.surveySettings(organisation, key));
  const colour = page.getByRole("textbox", { name: "Colour of the buttons" });
  await colour.fill("#ffcc00");
  await expect(page.getByText("White words on it reach only 1.5 to 1; 4.5 are needed.")).toBeVisible();
  await colour.fill("#0b6876");
  await page.getByRole("button", { name: "Save colour" }).click();
  await expect(page.getByText("The settings are saved")).toBeVisible();
  await page
    .getByLabel("Choose a picture")
    .setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from(onePixel, "base64") });
  const logo = page.getByRole("img", { name: "The logo of this survey" });
  await expect(logo).toBeVisible();
  await expect.poll(() => logo.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);

  await page.goto(paths.survey(organisation, key));
  await expect(page.frameLocator("iframe").getByRole("img", { name: organisation })).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByText("Version 1 is published")).toBeVisible();
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("How likely are you to come back to us?");
  await expect(page.getByText("Against version 1: One change, one trend breaks")).toBeVisible();
  await page.getByRole("button", { name: "Discard the draft" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard the draft" }).click();
  await expect(page.getByText("The draft is discarded")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Question", exact: true })).toHaveValue(/recommend us/);
});
