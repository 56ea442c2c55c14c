import { readFile } from "node:fs/promises";
import { readExported } from "@heard/api/testing/read-exported";
import type { Download, Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { heard } from "./support/heard.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";
const quarter = { period: "2026-04-01..2026-06-30" };

/** Takes a part of the screen away by its menu. */
async function take(page: Page, part: string, format: "CSV" | "Excel (XLSX)"): Promise<Download> {
  await page.getByRole("button", { name: `Export, ${part}`, exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: format }).click(),
  ]);
  return download;
}

async function tableOf(download: Download, format: "csv" | "xlsx") {
  expect(download.suggestedFilename()).toMatch(new RegExp(`^${demo}-.*2026-04-01-2026-06-30\\.${format}$`));
  const content = await readFile(await download.path());
  // The server of the built product has filled in what the file says about itself.
  if (format === "csv") expect(content.toString("utf8")).not.toMatch(/\{\w+\}/);
  return readExported(content, format);
}

const numberIn = (text: string) => Number(text.replaceAll(",", "").replace("−", "-").replace("%", ""));
/** "+22.6 n = 1,869 · +19.0 to +26.2" as numbers. */
function read(text: string) {
  const [, value = "", n = ""] = /([+−]?[\d.,]+%?)\s*n = ([\d,]+)/.exec(text.replaceAll(/\s+/g, " ")) ?? [];
  return { value: numberIn(value), n: numberIn(n), isShare: value.endsWith("%") };
}

/** What a tile says, on screen or on paper. */
const tile = (page: Page, name: string) =>
  page.locator("main [data-figure]").filter({ has: page.getByRole("heading", { name, exact: true }) });

test("tiles, screen and paper and both files, say the same", async ({ page, signInAs }) => {
  await signInAs("cxLeader");
  await page.goto(paths.scores(demo, { ...quarter, channel: "shop,app" }));
  // Nobody is asked for an NPS in a shop or in the app; each of the others is waited for.
  await expect(page.getByText("No answers in this period: NPS")).toBeVisible();
  const onScreen = new Map<string, string>();
  for (const name of ["CSAT", "Ease (CES)"])
    onScreen.set(name, await tile(page, name).locator("p[data-figure]").innerText());
  for (const format of ["csv", "xlsx"] as const) {
    const rows = await tableOf(await take(page, "Scores", format === "csv" ? "CSV" : "Excel (XLSX)"), format);
    for (const [name, text] of onScreen) {
      const said = read(text);
      // The headline method comes first.
      const row = rows.find((one) => one.get("Metric") === name);
      const value = Number(row?.get("Value")) * (said.isShare ? 100 : 1);
      expect(Math.abs(value - said.value), `${name} in ${format}: ${value} and ${text}`).toBeLessThanOrEqual(
        0.05 + 1e-9,
      );
      expect(Number(row?.get("n"))).toBe(said.n);
    }
  }
  await page.emulateMedia({ media: "print" });
  for (const [name, text] of onScreen)
    expect((await tile(page, name).locator("p[data-figure]").innerText()).replaceAll(/\s+/g, " ")).toBe(
      text.replaceAll(/\s+/g, " "),
    );
});

test("trend, distribution and breakdown leave with the rows that the screen shows", async ({ page, signInAs }) => {
  await signInAs("cxLeader");
  await page.goto(paths.scores(demo, { ...quarter, metric: "csat" }));
  const breakdown = await tableOf(await take(page, "Touchpoint", "Excel (XLSX)"), "xlsx");
  await expect(page.locator("main tbody tr[data-figure]")).toHaveCount(breakdown.length);
  for (const row of breakdown) {
    const name = row.get("Touchpoint") ?? "";
    const text = await page
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${name}`) }) })
      .first()
      .innerText();
    expect(text, name).toContain(Number(row.get("n")).toLocaleString("en-GB"));
  }
  const distribution = await tableOf(await take(page, "Distribution", "CSV"), "csv");
  expect(distribution.map((row) => row.get("Point"))).toEqual(["1", "2", "3", "4", "5"]);
  const trend = await tableOf(await take(page, "Trend", "CSV"), "csv");
  const total = distribution.reduce((sum, row) => sum + Number(row.get("Answers")), 0);
  const points = trend.filter((row) => row.get("Series") === "this period");
  expect(points.reduce((sum, row) => sum + Number(row.get("n")), 0)).toBe(total);
});

test("the operator's command writes the file that the screen gives", async ({ page, signInAs }) => {
  await signInAs("cxLeader");
  await page.goto(paths.scores(demo, { ...quarter, metric: "csat", channel: "shop" }));
  const download = await take(page, "Touchpoint", "CSV");
  const to = test.info().outputPath("breakdown.csv");
  const [period, only] = [`${quarter.period}`, "channel=shop"];
  const asked = [
    "breakdown",
    "--organisation",
    demo,
    "--metric",
    "csat",
    "--by",
    "touchpoint",
    "--compare",
    "previous",
  ];
  const made = await heard<{ path: string; count: number }>(
    ...["export", ...asked, "--period", period, "--only", only, "--to", to],
  );
  const onScreen = await tableOf(download, "csv");
  expect(made).toMatchObject({ path: to, count: onScreen.length });
  const byName = (rows: typeof onScreen) => new Map(rows.map((row) => [row.get("Touchpoint"), row]));
  expect(byName(await readExported(await readFile(to), "csv"))).toEqual(byName(onScreen));
});

test("the list behind a number has its n as rows", async ({ page, signInAs }) => {
  await signInAs("cxLeader");
  await page.goto(paths.scores(demo, { ...quarter, trace: "csat;touchpoint=returns" }));
  const dialog = page.getByRole("dialog");
  const n = Number(await dialog.locator("[data-figure]").first().getAttribute("data-n"));
  expect(n).toBeGreaterThan(50);
  const rows = await tableOf(await take(page, "Responses", "CSV"), "csv");
  expect(rows).toHaveLength(n);
  expect(new Set(rows.map((row) => row.get("Touchpoint")))).toEqual(new Set(["Returns and refunds"]));
  expect(rows[0]?.has("Customer")).toBe(false);
});

test("comments leave as they are found", async ({ page, signInAs }) => {
  await signInAs("cxLeader");
  await page.goto(paths.comments(demo, { ...quarter, q: "退款" }));
  const title = page.locator("main h2").first();
  await expect(title).toHaveText(/^[\d,]+ comments/);
  const count = numberIn(/^([\d,]+) comments/.exec(await title.innerText())?.[1] ?? "");
  const rows = await tableOf(await take(page, "Comments", "Excel (XLSX)"), "xlsx");
  expect(rows).toHaveLength(count);
  for (const row of rows) expect(row.get("Comment")).toMatch(/退款/);
});

test("a large list is made in the background, on any page, and then taken", async ({ page, signInAs }) => {
  await signInAs("cxLeader");
  await page.goto(paths.scores(demo, { period: "2025-07-01..2026-06-30", trace: "responses" }));
  const n = Number(await page.getByRole("dialog").locator("[data-figure]").first().getAttribute("data-n"));
  expect(n).toBeGreaterThan(5000);
  await page.getByRole("button", { name: "Export, Responses" }).click();
  await page.getByRole("menuitem", { name: "CSV" }).click();
  await expect(page.getByText("The export is large, so it is made in the background")).toBeVisible();
  await page.goto(paths.home(demo));
  const exports = page.getByRole("region", { name: "Exports" });
  const link = exports.getByRole("link", { name: "Download" }).first();
  await expect(link).toBeVisible({ timeout: 45_000 });
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(await readExported(await readFile(await download.path()), "csv")).toHaveLength(n);
  // Each line can be put away; more than one stands there when an earlier try left its own.
  await expect(async () => {
    if (await exports.isVisible())
      await exports
        .getByRole("button", { name: /^Hide / })
        .first()
        .click({ timeout: 1000 });
    await expect(exports).toBeHidden({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
});

test("who may not export is told why, and may print", async ({ page, signInAs }) => {
  await signInAs("employee");
  await page.goto(paths.scores(demo, quarter));
  await page.getByRole("button", { name: "Export, Scores" }).click();
  const csv = page.getByRole("menuitem", { name: "CSV" });
  await expect(csv).toHaveAttribute("aria-disabled", "true");
  await expect(csv).toContainText("Only CX leaders and owners can export");
  await expect(page.getByRole("menuitem", { name: "Print or PDF" })).not.toHaveAttribute("aria-disabled", "true");
});

test("paper says whose numbers, of when and of what, and carries no controls", async ({ page, signInAs }) => {
  await signInAs("employee");
  await page.goto(paths.scores(demo, { ...quarter, touchpoint: "returns" }));
  const head = page.getByText(/^Lanternway Home · Scores/);
  await expect(head).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const paper = page.locator('[data-print="only"]').first();
  await expect(paper).toContainText("Lanternway Home · Scores");
  await expect(paper).toContainText("1 Apr – 30 Jun 2026");
  await expect(paper).toContainText("Filters: Returns and refunds");
  await expect(paper).toContainText(/Printed \d+ \w+ \d{4}, \d\d:\d\d/);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button")).toHaveCount(0);
  expect((await page.pdf({ format: "A4" })).byteLength).toBeGreaterThan(10_000);
  await page.goto(paths.scores(demo, { ...quarter, trace: "csat" }));
  await expect(page.getByRole("dialog").locator("[data-figure]")).toBeVisible();
  await expect(page.locator("main > section").filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole("dialog").locator('[data-print="only"]')).toContainText("Lanternway Home");
});
