import { paths } from "../src/lib/paths.ts";
import { bareFigures, countFigures } from "./support/bare-figures.ts";
import { organisationOf, walkedScreens } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";
const quarter = { period: "2026-04-01..2026-06-30" };

/** The ways in which screens show scores that change which figures stand on them, and how many there are at least. */
const ways: Record<string, { at: string; least: number }> = {
  Home: { at: paths.home(demo), least: 0 },
  Scores: { at: paths.scores(demo, quarter), least: 10 },
  "Scores of a mean": { at: paths.scores(demo, { ...quarter, metric: "csat", method: "mean" }), least: 10 },
  "Scores by stage": { at: paths.scores(demo, { ...quarter, metric: "csat", by: "stage" }), least: 8 },
  "Scores by region": { at: paths.scores(demo, { ...quarter, metric: "csat", by: "segment:region" }), least: 5 },
  "Scores of few answers": {
    at: paths.scores(demo, { period: "2026-06-29..2026-06-30", metric: "csat", by: "touchpoint" }),
    least: 3,
  },
  "Scores without comparison": { at: paths.scores(demo, { ...quarter, compare: "none", metric: "csat" }), least: 10 },
  Trace: { at: paths.scores(demo, { ...quarter, trace: "csat" }), least: 10 },
  Comments: { at: paths.comments(demo, quarter), least: 0 },
};

for (const [name, { at, least }] of Object.entries(ways))
  test(`${name}: no score without its n and its 95% interval`, async ({ page, signInAs }) => {
    await signInAs("cxLeader");
    await page.goto(at);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (name === "Trace") await expect(page.getByRole("dialog").locator("[data-figure]")).toBeVisible();
    await expect.poll(() => countFigures(page), { message: "figures on the screen" }).toBeGreaterThanOrEqual(least);
    expect(await bareFigures(page)).toEqual([]);
    await page.emulateMedia({ media: "print" });
    expect(await bareFigures(page), "on paper").toEqual([]);
  });

// Whatever else there is to see: a screen that comes to show scores is walked without anybody's thinking of it.
for (const [name, screen] of walkedScreens)
  test(`${name}: no bare score, on the screen and on paper`, async ({ page, signInAs }) => {
    if (screen.as !== "nobody") await signInAs(screen.as);
    await page.goto(await screen.at(await organisationOf(screen), page));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await bareFigures(page)).toEqual([]);
    await page.emulateMedia({ media: "print" });
    expect(await bareFigures(page), "on paper").toEqual([]);
  });

test("a score that loses its interval is found", async ({ page, signInAs }) => {
  await signInAs("cxLeader");
  await page.goto(paths.scores(demo, quarter));
  await expect.poll(() => countFigures(page)).toBeGreaterThanOrEqual(10);
  await page.evaluate(() => {
    for (const figure of document.querySelectorAll('main h2 ~ p[data-figure="score"]'))
      figure.lastElementChild?.remove();
    document.querySelector("main h1")?.append(" +35.9");
  });
  const found = await bareFigures(page);
  expect(found.some((one) => one.startsWith("no n and no interval"))).toBe(true);
  expect(found.some((one) => one.startsWith("not marked as a figure"))).toBe(true);
});
