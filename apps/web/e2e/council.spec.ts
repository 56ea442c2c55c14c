import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { accept, anotherBrowser, invite, makeOwner } from "./support/newcomers.ts";
import { callProcedure, readProcedure, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

/** An organisation with a year of answers at two touchpoints, in which one vote is enough. */
async function makeHouse(page: Page): Promise<{ key: string }> {
  const { key } = await makeOwner(page);
  expect(await callProcedure(page, key, "sources.create", { name: "Till", key: "till" })).toBe(200);
  for (const name of ["Checkout", "Delivery"])
    expect(await callProcedure(page, key, "journey.createTouchpoint", { name: { en: name }, stage: null })).toBe(200);
  const answers = (touchpoint: string) =>
    Array.from({ length: 400 }, (_, at) => ({
      occurredOn: day(1 + ((at * 7) % 330)),
      touchpoint,
      scores: [{ metric: "csat", value: 2 + (at % 4) }],
    }));
  await sendAnswers(key, "till", [...answers("checkout"), ...answers("delivery")]);
  expect(await callProcedure(page, key, "council.update", { quorum: 1 })).toBe(200);
  return { key };
}

test("a plan that crosses teams is proposed, voted on and approved, and its page says by whom and why", async ({
  page,
  browser,
}) => {
  const { key } = await makeHouse(page);

  await test.step("the owner logs it with a number as evidence, and sets its goal", async () => {
    const measure = { metric: "csat", period: `${day(60)}..${day(1)}`, touchpoint: "checkout" };
    await page.goto(paths.newPlan(key, measure));
    await page.getByLabel("What should change?").fill("Refunds within five days");
    await page.getByLabel("Other teams have to help").check();
    await page.getByRole("button", { name: "Log it" }).click();
    await page.waitForURL(/\/improvement-plans\/1$/);
    await expect(page.getByRole("button", { name: "Propose to the council" })).toBeDisabled();
    await page.getByRole("button", { name: "Set the goal" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("What is told apart").selectOption({ label: "Touchpoint" });
    await dialog.getByRole("checkbox", { name: "Checkout" }).check();
    await dialog.getByLabel("Change wanted").fill("0.5");
    await expect(dialog.getByText("Can we tell?")).toBeVisible();
    await dialog.getByRole("button", { name: "Save goal" }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole("button", { name: "Propose to the council" }).click();
    await expect(page.getByRole("button", { name: "Propose to the council" })).toBeHidden();
    await expectAccessible(page);
  });

  const theirs = await anotherBrowser(browser);
  await theirs.goto(await invite(page, key, `rui@${key}.example`, "Council member"));
  await accept(theirs, "Rui Tavares");
  await expect(theirs).toHaveURL(paths.home(key));

  await test.step("a meeting is planned and opened, and the member is ticked off", async () => {
    await page.goto(paths.council(key));
    await page.getByRole("button", { name: "Plan a meeting" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Day").fill(day(-3));
    await dialog.getByLabel("Place or link").fill("Room Tejo");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: /at 10:00/ }).click();
    await page.getByRole("button", { name: "Open the meeting" }).click();
    await page.getByRole("checkbox", { name: "Rui Tavares" }).check();
    await expect(page.getByText("1 of 1 needed: the meeting can decide.")).toBeVisible();
    await page.getByLabel("What is it about?").fill("Budget");
    await page.getByRole("button", { name: "Add an item" }).click();
    await page.getByRole("button", { name: "Down: Budget" }).click();
    await expectAccessible(page);
  });

  await test.step("the member of the council votes in it, says why and approves", async () => {
    await theirs.goto(new URL(page.url()).pathname);
    await expect(theirs.getByRole("heading", { name: /Refunds within five days/ })).toBeVisible();
    await expectAccessible(theirs);
    await theirs.getByLabel("Reason, kept in the log").fill("Largest drop on the journey");
    await theirs.getByRole("button", { name: "Approve" }).click();
    await expect(theirs.getByText("There is no majority for this among the votes.")).toBeVisible();
    await theirs.getByText("For", { exact: true }).click();
    await expect(theirs.getByText("Rui Tavares: For")).toBeVisible();
    await theirs.getByRole("button", { name: "Approve" }).click();
    await expect(theirs.getByText("Approved: Largest drop on the journey")).toBeVisible();
    await theirs.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => theirs.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  await test.step("the wall follows, and a closed meeting keeps who was there, what was said and what was decided", async () => {
    const meeting = new URL(page.url()).pathname;
    await page.goto(`${meeting}/present`);
    await page.keyboard.press("ArrowRight");
    await expect(page.getByText("2 of", { exact: false })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => url.pathname === meeting);
    await page.getByRole("button", { name: "Note on Budget" }).click();
    await page.getByRole("textbox", { name: "Note on Budget" }).fill("Next quarter");
    await page.getByRole("button", { name: "Keep the note" }).click();
    await expect(page.getByText("Next quarter")).toBeVisible();
    await page.getByRole("button", { name: "Close the meeting" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Close the meeting" }).click();
    await expect(page.getByText("Represented: 1. Needed: 1.")).toBeVisible();
    await expect(page.getByText("Approved: Largest drop on the journey")).toBeVisible();
    await page.goto(paths.council(key));
    await page.getByText("Compute that day’s ranking again").click();
    await expect(page.getByText("The same order as on that day.")).toBeVisible();
  });

  await test.step("the plan is approved, with the decision on its page", async () => {
    await page.goto(paths.plan(key, 1));
    await expect(page.getByText("Largest drop on the journey").first()).toBeVisible();
    await expect(page.getByText("1 for, 0 against, 0 abstained", { exact: false })).toBeVisible();
    const plans = await readProcedure<{ state: string }[]>(page, key, "improvementPlans.list");
    expect(plans.map(({ state }) => state)).toEqual(["running"]);
  });
});

test("of two members who decide at the same moment one decides, and the other is told, with their reason", async ({
  page,
  browser,
}) => {
  const { key } = await makeHouse(page);
  const period = { from: day(60), to: day(1) };
  const call = async (procedure: string, input: object) =>
    expect(await callProcedure(page, key, `improvementPlans.${procedure}`, input)).toBe(200);
  await call("log", {
    ...{ title: "Refunds within five days", touchpoint: "checkout" },
    evidence: [{ kind: "measure", query: { metric: "csat", period } }],
  });
  const [plan] = await readProcedure<{ id: number }[]>(page, key, "improvementPlans.list");
  const planId = plan?.id ?? 0;
  const goal = { metric: "csat", method: "mean", filters: {}, unitField: "touchpoint", planUnits: ["checkout"] };
  await call("update", { planId, startsOn: day(-10), isCrossTeam: true });
  await call("setGoal", { planId, goal: { ...goal, targetChange: 0.5 } });
  await call("propose", { planId });

  await test.step("whoever leads knows better than what was measured, and says why", async () => {
    await page.goto(paths.council(key));
    await page.getByRole("button", { name: "Say an input yourselves: plan 1" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Impact, in %").fill("40");
    await expectAccessible(page);
    await dialog.getByLabel("Why, shown beside the proposal").fill("A recall is coming");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("Said by people: impact. Why: A recall is coming")).toBeVisible();
  });

  const council: { member: Page; reason: string; press: string }[] = [];
  for (const [name, press, reason] of [
    ["Rui Tavares", "Approve", "Largest drop on the journey"],
    ["Ana Lopes", "Send back", "Say first who pays for it"],
  ] as const) {
    const member = await anotherBrowser(browser);
    await member.goto(await invite(page, key, `${name.split(" ")[0]?.toLowerCase()}@${key}.example`, "Council member"));
    await accept(member, name);
    await expect(member).toHaveURL(paths.home(key));
    await member.goto(paths.council(key));
    await member.getByRole("group", { name: "Your vote" }).getByText("For", { exact: true }).click();
    await expect(member.getByText(`${name}: For`)).toBeVisible();
    await member.getByLabel("Reason, kept in the log").fill(reason);
    council.push({ member, reason, press });
  }
  await Promise.all(council.map(({ member, press }) => member.getByRole("button", { name: press }).click()));

  // Neither sees the proposal any more, and one of them keeps the words that were not kept in the log.
  for (const { member } of council) await expect(member.getByText("No plan is before the council")).toBeVisible();
  const refused = () =>
    Promise.all(council.map(({ member, reason }) => member.getByText(`Your reason was not kept: “${reason}”`).count()));
  await expect.poll(async () => (await refused()).toSorted((a, b) => a - b)).toEqual([0, 1]);
  const [decision, ...others] = (
    await readProcedure<{ decisions: { reason: string; tally: object }[] }>(page, key, "council.read")
  ).decisions;
  expect(others).toEqual([]);
  const won = (await refused()).indexOf(0);
  expect(decision).toMatchObject({ reason: council[won]?.reason, tally: { for: 2, against: 0, abstain: 0 } });
});
