import { type Mailbox, openMailbox, readLetter } from "@heard/api/testing/mailbox";
import { paths } from "../src/lib/paths.ts";
import { lookAround } from "./support/look-around.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { fillInSignIn, leave } from "./support/sign-in.ts";
import { type Product, startProduct } from "./support/start-product.ts";
import { expect, test } from "./support/test.ts";

// A second installation beside the one under test, in which there is nobody yet: only there this page is shown.
test.describe.configure({ mode: "serial" });
test.use({ expectedErrors: /status of 4\d\d/ });

let product: Product;
let mailbox: Mailbox;
test.beforeAll(async () => {
  test.setTimeout(400_000);
  mailbox = await openMailbox();
  product = await startProduct({ demo: null, smtpUrl: mailbox.url });
});
test.afterAll(() => product.stop().finally(() => mailbox.close()));
const administrator = { email: "ines@teahouse.example", password: "correct horse battery" };

test("setUp: on a desk, in the dark, on a phone and in each language", async ({ page }) => {
  await lookAround(page, {
    ...{ name: "setUp", url: product.url, heading: "Set up Heard" },
    open: async () => {
      // Whoever comes first is led here, wherever they wanted to go.
      await page.goto(product.url);
      expect(new URL(page.url()).pathname).toBe(paths.setUp());
    },
  });
});

test("a wrong code opens nothing; the one of the log makes the first organisation and its owner, once", async ({
  page,
}) => {
  await page.goto(product.url + paths.setUp());
  await expect(page.getByRole("heading", { level: 1, name: "Set up Heard" })).toBeVisible();
  await page.getByLabel("Set-up code").fill("AAAA-AAAA");
  await page.getByLabel("Organisation").fill("Teahouse");
  await page.getByLabel("Your name").fill("Ines Duarte");
  await page.getByLabel("E-mail").fill(administrator.email);
  await page.getByLabel("Password", { exact: true }).fill(administrator.password);
  await page.getByRole("button", { name: "Create the organisation" }).click();
  await expect(page.getByText("This is not the set-up code. It stands in the log of the server.")).toBeVisible();

  await page.getByLabel("Set-up code").fill(product.setUpCode());
  await page.getByRole("button", { name: "Create the organisation" }).click();
  await expect(page).toHaveURL(product.url + paths.home("teahouse"));
  await expect(page.getByRole("main").getByRole("link", { name: "Import a file" })).toBeVisible();

  await leave(page);
  await page.goto(product.url + paths.setUp());
  expect(new URL(page.url()).pathname).toBe(paths.signIn());
});

test("a new administrator gets from sign-in to a sent NPS survey and its first answer on the dashboard", async ({
  page,
  browser,
}, info) => {
  test.setTimeout(600_000);
  const began = performance.now();
  const taken: string[] = [];
  const step = async (title: string, work: () => Promise<void>) => {
    const from = performance.now();
    await test.step(title, work);
    taken.push(`${title} ${((performance.now() - from) / 1000).toFixed(1)} s`);
  };
  const rail = page.getByRole("navigation", { name: "Main navigation" });
  const go = (place: string) => rail.getByRole("link", { name: place, exact: true }).click();

  await step("sign in", async () => {
    await page.goto(product.url + paths.signIn());
    await fillInSignIn(page, administrator);
    await expect(page).toHaveURL(product.url + paths.home("teahouse"));
  });

  await step("publish NPS and why", async () => {
    await go("Surveys");
    await page.getByRole("main").getByRole("link", { name: "New survey" }).click();
    await page.getByRole("radio", { name: /^NPS and why/ }).check();
    await page.getByLabel("Name", { exact: true }).fill("Relationship");
    await page.getByRole("button", { name: "Begin the survey" }).click();
    await expect(page.getByText("It can be published.")).toBeVisible();
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Publish version 1" }).click();
    await expect(page.getByText("Version 1 is published")).toBeVisible();
  });

  await step("write a customer down", async () => {
    await go("Customers");
    await page.getByRole("button", { name: "New contact" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Name", { exact: true }).fill("Ana Ferreira");
    await form.getByLabel("E-mail address").fill("ana.ferreira@mail.example");
    await form.getByRole("button", { name: "Add contact" }).click();
    await expect(page.getByText("The contact is added")).toBeVisible();
  });

  await step("plan the sending and start it", async () => {
    await go("Surveys");
    await page.getByRole("main").getByRole("link", { name: "Relationship", exact: true }).click();
    await page.getByRole("link", { name: "Sending", exact: true }).click();
    await page.getByRole("main").getByRole("link", { name: "New sending" }).click();
    await page.getByLabel("By", { exact: true }).selectOption({ label: "E-mail with the first question in it" });
    // The walk may be taken at night.
    await page.getByLabel("Nobody is written to from").fill("");
    await page.getByLabel("until", { exact: true }).fill("");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("One person of 1 eligible; 1 may be asked")).toBeVisible();
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Start", exact: true }).click();
    await expect(page.getByRole("heading", { level: 2, name: "Sending ledger" })).toBeVisible();
  });

  const mail = await browser.newPage();
  await step("the mail arrives", async () => {
    await expect.poll(() => mailbox.letters.length, { timeout: 60_000 }).toBe(1);
    const [arrived] = mailbox.letters;
    if (!arrived) throw new Error("No letter arrived");
    expect(arrived.to).toBe("ana.ferreira@mail.example");
    const { html = "", subject } = await readLetter(arrived);
    expect(subject).toContain("Teahouse");
    await mail.setContent(html);
  });

  await step("the customer presses 9 in the mail and answers", async () => {
    await mail.getByRole("link", { name: "9", exact: true }).click();
    await expect(mail.getByRole("radio", { name: "9", exact: true })).toBeChecked();
    expect(new URL(mail.url()).origin).toBe(product.gatewayUrl);
    const why = "The lamp came in one piece and the shop answered at once.";
    await mail.getByRole("textbox").first().pressSequentially(why, { delay: 30 });
    await mail.getByRole("button", { name: "Send" }).click();
    await expect(mail.getByRole("heading", { level: 1 })).toContainText("Thank you");
  });

  await step("the answer is on the dashboard", async () => {
    await mail.close();
    await page.reload();
    for (const reached of ["Sent: 1", "Delivered: 1", "Opened: 1", "Started: 1", "Completed: 1", "Commented: 1"])
      await expect(page.getByRole("button", { name: reached, exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Commented: 1", exact: true }).click();
    await expect(page.getByRole("row", { name: /Sent commented/ })).toHaveCount(1);
    await expectAccessible(page);
    await keepPicture(page, "first-answer-sending");
    await go("Scores");
    // One answer is no score yet, and the page says so.
    await expect(page.getByText("n = 1, hidden under 5").first()).toBeVisible();
    await keepPicture(page, "first-answer-scores");
  });

  const seconds = (performance.now() - began) / 1000;
  const told = `from sign-in to the first answer on the dashboard: ${seconds.toFixed(0)} s (${taken.join(", ")})`;
  info.annotations.push({ type: "duration", description: told });
  process.stdout.write(`${told}\n`);
  expect(seconds).toBeLessThan(600);
});
