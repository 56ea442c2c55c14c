import { paths } from "../src/lib/paths.ts";
import { weighScriptsOf } from "./support/scripts.ts";
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
