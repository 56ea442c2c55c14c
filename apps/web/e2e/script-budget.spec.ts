import { paths } from "../src/lib/paths.ts";
import { keepScripts, openEveryControl, weighScriptsOf } from "./support/scripts.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";
const quarter = { period: "2026-04-01..2026-06-30" };

/** JavaScript that the first document of a visit asks for, packed. */
const mostKb = 200;

const screens = {
  Home: paths.home(demo),
  Scores: paths.scores(demo, quarter),
  Trace: paths.scores(demo, { ...quarter, trace: "csat" }),
  Comments: paths.comments(demo, quarter),
  Surveys: paths.surveys(demo),
  "Survey builder": paths.survey(demo, "demo"),
  Imports: paths.imports(demo),
  "Settings / Organisation": paths.settings.organisation(demo),
};

for (const [name, at] of Object.entries(screens))
  test(`${name}: no more JavaScript than its readers should wait for`, async ({ page, signInAs }) => {
    await signInAs("owner");
    const reply = await page.goto(at);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const first = await weighScriptsOf(page, (await reply?.text()) ?? "");
    expect(first, `${name}: ${first} KB in the first document`).toBeLessThanOrEqual(mostKb);
  });

/** JavaScript of the dashboard in all, once everything on its screens was opened, packed. */
const mostInAllKb = 420;

test("the dashboard: no more JavaScript in all, after every control was used", async ({ page, signInAs }) => {
  test.slow(); // Four screens and all that can be opened on them.
  await signInAs("owner");
  const scripts = keepScripts(page);
  let used = 0;
  for (const at of [screens.Home, screens.Scores, screens.Trace, screens.Comments]) {
    await page.goto(at);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (at === screens.Trace) await page.getByRole("dialog").waitFor();
    else used += await openEveryControl(page);
  }
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  expect(used).toBeGreaterThan(20);
  const all = await scripts.weigh();
  expect(all, `${all} KB after ${used} controls`).toBeLessThanOrEqual(mostInAllKb);
});

test("what comes behind an outline is shown at once: React still notes the paint where the page forgets it", async ({
  page,
  signInAs,
}) => {
  await signInAs("owner");
  const html = (await (await page.goto(paths.home(demo)))?.text()) ?? "";
  expect(html).toContain("$RT=performance.now()");
  expect(await page.evaluate("$RT")).toBeUndefined();
});
