import { paths } from "../src/lib/paths.ts";
import { quarter } from "./support/listed-addresses.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";

test("from a weak place on the journey one comes to a customer's case, to a plan, and to hearing of it next time", async ({
  page,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.journey(demo, quarter));
  const returns = page.getByRole("article", { name: "Returns and refunds" });
  await expect(page.getByRole("article", { name: "Social and search ads" })).toContainText("No listening path");
  await expect(page.getByRole("img", { name: /^Feeling along the journey/ })).toBeVisible();

  await test.step("the number opens to its responses, one of which becomes a case", async () => {
    await returns.getByRole("link", { name: /^Where Returns and refunds, Satisfaction/ }).click();
    const trace = page.getByRole("dialog");
    await expect(trace.getByRole("link", { name: "Log a plan" })).toBeVisible();
    await trace
      .getByRole("link", { name: /^Open the response/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Open a case" }).click();
    const opening = page.getByRole("dialog");
    await opening.getByLabel("What it is about").fill("Waits for a refund");
    await expect(opening.getByLabel("Playbook")).not.toHaveValue("");
    await opening.getByRole("button", { name: "Open a case" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Case \d+ Waits for a refund$/);
  });

  await test.step("the place becomes a plan with its number as evidence", async () => {
    await page.goto(paths.journey(demo, quarter));
    await returns.getByRole("link", { name: "Log a plan for Returns and refunds" }).click();
    await page.waitForURL(/improvement-plans\/new/);
    await expect(page.getByLabel("Where?")).toHaveValue("returns");
    await expect(page.getByText("Linked as evidence")).toBeVisible();
  });

  await test.step("a rule tells of the next one who asks for money back, and letters come at once", async () => {
    await page.goto(paths.alerts(demo));
    await page.getByRole("button", { name: "Add a rule" }).click();
    const rule = page.getByRole("dialog");
    await rule.getByLabel("Name").fill("Speaks of a lawyer");
    await rule.getByLabel("Words in a comment").click();
    await rule.getByRole("textbox", { name: "Words" }).fill("lawyer\n律师");
    await rule.getByLabel("Touchpoint").selectOption("returns");
    await rule.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Says: lawyer, 律师 · Returns and refunds")).toBeVisible();
    await page.getByRole("button", { name: "Change how you hear of it" }).click();
    const letters = page.getByRole("dialog");
    await letters.getByLabel("Letters").selectOption("At once");
    await letters.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("You get a letter at once, outside your quiet hours.")).toBeVisible();
  });
});
