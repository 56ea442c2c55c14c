import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { appear } from "./support/appearance.ts";
import { heard } from "./support/heard.ts";
import { theInstallation } from "./support/installation.ts";
import { ownOrganisation } from "./support/own-organisation.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

type File = { name: string; mimeType: string; buffer: Buffer };
const csv = (name: string, rows: readonly (readonly (string | number)[])[]): File => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`${rows.map((row) => row.join(",")).join("\n")}\n`),
});

/** 120 good rows (ten of them with a zero for the speed), and three that cannot be used. */
const shopFile = csv("shop reviews.csv", [
  ["answered", "shop", "staff_rating", "speed_rating", "comment"],
  ...Array.from({ length: 120 }, (_, index) => [
    `2026-0${1 + (index % 6)}-1${index % 9}`,
    ["North", "South", "West"][index % 3] ?? "",
    1 + (index % 5),
    index % 12 === 0 ? 0 : 1 + (index % 4),
    `Friendly people and a quick till ${index}`,
  ]),
  ["2026-02-31", "North", 4, 4, "No such day"],
  ["2026-03-01", "South", 4.5, 4, "Half a point"],
  ["2099-01-01", "West", 4, 4, "Not yet"],
]);

async function upload(page: Page, organisation: string, file: File | string): Promise<void> {
  await page.goto(paths.newImport(organisation));
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page).toHaveURL(/\/data\/imports\/\d+$/);
}

const startButton = (page: Page) => page.getByRole("button", { name: /^(Import [\d,]+ rows?|导入 [\d,]+ 行)/ });

async function startImport(page: Page): Promise<void> {
  await expect(startButton(page)).not.toHaveAttribute("aria-disabled", "true");
  await startButton(page).click();
}

test("a file comes in after what only a person knows was asked, is counted once, and leaves again whole", async ({
  page,
  signInAs,
}) => {
  await signInAs("surveyAdministrator");
  const organisation = await ownOrganisation(page, "imports");
  await page.goto(paths.imports(organisation));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bring in what customers already told you");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Choose a file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import a file");

  await upload(page, organisation, shopFile);
  await expect(page.getByText(/120 of 123 rows can come in\. 3 questions are left/)).toBeVisible();
  await expect(
    page.getByText(/^Opens when this is answered: which end is good in 2 columns and what 0 means$/),
  ).toBeVisible();
  await expect(page.getByText("It stands in 10 answers of speed_rating, and in none of staff_rating.")).toBeVisible();
  await expect(page.getByRole("radio", { checked: true, name: /is best|Not answered|A mistake/ })).toHaveCount(0);
  await expectAccessible(page);
  await keepPicture(page, "import-dry-run");

  // The group of staff_rating is answered by keyboard alone.
  await page.getByRole("radio", { name: "5 is best" }).first().focus();
  await page.keyboard.press("Space");
  await page.getByRole("radio", { name: "5 is best" }).nth(1).check();
  await expect(page.getByText("One question is left: what 0 means.")).toBeVisible();
  await page.getByRole("radio", { name: /^Not answered/ }).check();
  await expect(page.getByText("No question is left.")).toBeVisible();
  await startImport(page);

  await expect(page.getByText("120 of 123 rows came in")).toBeVisible();
  await expect(page.getByText("120 responses with 230 scores and 120 comments")).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the 3 rejected rows" }).click(),
  ]);
  const rejected = readFileSync(await download.path(), "utf8");
  expect(rejected.match(/score_not_whole|time_impossible|time_in_future/g)?.toSorted()).toEqual([
    "score_not_whole",
    "time_impossible",
    "time_in_future",
  ]);
  const report = page.url();

  await page.getByRole("link", { name: "See the scores of this source" }).click();
  await expect(page).toHaveURL(/source=shop-reviews/);
  await expect(page.getByRole("main")).toContainText("n = 230");

  await upload(page, organisation, shopFile);
  await page.getByRole("radio", { name: "5 is best" }).first().check();
  await page.getByRole("radio", { name: "5 is best" }).nth(1).check();
  await page.getByRole("radio", { name: /^Not answered/ }).check();
  await expect(page.getByText("120 already here")).toBeVisible();
  await expect(page.getByText(/^None of the 123 rows can come in/)).toBeVisible();

  await page.goto(report);
  await page.getByRole("button", { name: "Undo the import" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo it" }).click();
  await expect(page.getByText("Undone: nothing of this file is left")).toBeVisible();
  await page.goto(paths.imports(organisation));
  await expect(page.getByText("undone on", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.goto(paths.scores(organisation, { period: "2026-01-01..2026-06-30", compare: "none" }));
  await expect(page.getByText("No answers in this period").first()).toBeVisible();
});

test("in Chinese, on a phone and in the dark: a file with Chinese headers and answers in words", async ({
  page,
  signInAs,
}) => {
  await signInAs("councilMember");
  const organisation = await ownOrganisation(page, "imports");
  await appear(page, { width: 390, theme: "dark", locale: "zh-Hans" }, theInstallation().url);
  const words = ["非常满意", "满意", "一般", "不满意", "非常不满意"];
  const rows = Array.from({ length: 50 }, (_, index) => [
    `2026/${1 + (index % 6)}/${1 + (index % 28)}`,
    ["外滩店", "西湖店"][index % 2] ?? "",
    words[index % 5] ?? "",
    `店员很有耐心，等了一会儿 ${index}`,
  ]);
  await upload(page, organisation, csv("门店评价.csv", [["日期", "门店", "服务满意度", "意见"], ...rows]));
  await expect(page.getByText("50 行中有 50 行可以导入。")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await keepPicture(page, "import-dry-run-phone-zh");
  await page.getByRole("button", { name: "这些分值正确" }).click();
  await page.getByRole("radio", { name: "5 为最好" }).check();
  await startImport(page);
  await expect(page.getByText("50 行全部导入")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: "查看此来源的评分" }).click();
  // Two of five words are the two best points of the scale.
  await expect(page.getByRole("main")).toContainText("40.0%");
  await expect(page.getByRole("main")).toContainText("门店评价");
});

test("a file that was read wrongly is read again in place, and one without answers says so at once", async ({
  page,
  signInAs,
}) => {
  await signInAs("surveyAdministrator");
  const organisation = await ownOrganisation(page, "imports");
  const answers = Array.from({ length: 40 }, (_, index) => [1 + (index % 5), 1 + (index % 4), `2026-01-1${index % 9}`]);
  const rows = [["How satisfied?", "", "When"], ["Checkout", "Staff", ""], ...answers];
  await upload(page, organisation, csv("two headers.csv", rows));
  await expect(page.getByText("40 of 41 rows can come in.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Read it in another way" }).click();
  await page.getByRole("dialog").getByLabel("Header").selectOption("2");
  await page.getByRole("dialog").getByRole("button", { name: /^Read/ }).click();
  await expect(page.getByText("40 of 40 rows can come in.", { exact: false })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("How satisfied? / Checkout");

  await upload(
    page,
    organisation,
    csv("codes.csv", [
      ["date", "code"],
      ["2026-05-01", 1],
      ["2026-05-02", 2],
    ]),
  );
  await expect(page.getByRole("alert").filter({ hasText: "takes no score, number, comment or answer" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Read it in another way" })).toBeVisible();
});

const lounge = fileURLToPath(new URL("../../../../shared/data/real/lounge-reviews.csv", import.meta.url));

test("a real export: the break in its scale is found, and every count is the file's own", async ({
  page,
  signInAs,
}) => {
  test.skip(!existsSync(lounge), "the lounge reviews do not lie beside this checkout");
  await signInAs("surveyAdministrator");
  const organisation = await ownOrganisation(page, "imports");
  await upload(page, organisation, lounge);
  await expect(page.getByText("“overall_rating” changes its scale in Jun 2015")).toBeVisible();
  await page.getByRole("radio", { name: /^Leave the column out/ }).check();
  await page.getByRole("button", { name: "5 is best in all 7 from 1 to 5" }).click();
  await page.getByRole("radio", { name: /^Not answered/ }).check();
  await startImport(page);
  await expect(page.getByText("All 2,264 rows came in")).toBeVisible();
  await expect(page.getByText("2,264 responses with 15,468 scores")).toBeVisible();
  await page.getByRole("link", { name: "See the scores of this source" }).click();
  // Counted from the file by another program: answers of 4 and 5 among those of 1 to 5.
  for (const [touchpoint, share, n] of [
    ["Catering", "37.4%", "2,232"],
    ["Washrooms", "45.7%", "2,128"],
    ["Bar beverages", "48.0%", "2,240"],
    ["Staff service", "49.9%", "2,231"],
    ["Comfort", "51.9%", "2,256"],
    ["Wifi connectivity", "58.1%", "2,125"],
    ["Cleanliness", "60.7%", "2,256"],
  ] as const) {
    const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: touchpoint }) });
    await expect(row).toContainText(share);
    await expect(row).toContainText(n);
  }

  await test.step("a number opens to the answers that it counts", async () => {
    await page
      .getByRole("row", { name: /^Staff service/ })
      .getByRole("link")
      .last()
      .click();
    const figure = page.getByRole("dialog").locator("[data-figure]").first();
    await expect(figure).toHaveAttribute("data-n", "2231");
    await expect(page.getByRole("dialog")).toContainText("1,113 answers of 4–5 ÷ 2,231 answers = 49.9%");
    await expectAccessible(page);
  });

  for (const [locale, found] of [
    ["en", /^([\d,]+) comments/],
    ["zh-Hans", /([\d,]+) 条评论/],
  ] as const)
    await test.step(`a word is found in as many comments as the file has it in, in ${locale}`, async () => {
      await appear(page, { width: 1440, theme: "light", locale }, theInstallation().url);
      await page.goto(paths.comments(organisation, { period: "2006-01-01..2015-12-31", q: "showers" }));
      const title = page.getByRole("main").getByRole("heading", { level: 2 }).first();
      await expect(title).toHaveText(found);
      const told = found.exec(await title.innerText())?.[1];
      expect(Number(told?.replaceAll(",", ""))).toBe(rowsWith(readFileSync(lounge, "utf8"), "showers"));
    });
});

/** In how many reviews of the file the text has a word; every field of it stands in quotes. */
function rowsWith(file: string, word: string): number {
  const fields = [...file.matchAll(/"((?:[^"]|"")*)"/g)].map(([, text = ""]) => text);
  const width = fields.indexOf("recommended") + 1;
  const content = fields.indexOf("content");
  return fields.filter((text, at) => at >= width && at % width === content && new RegExp(`\\b${word}`, "i").test(text))
    .length;
}

test("a mapping is kept for the next file and as a file of its own, which the command reads", async ({
  page,
  signInAs,
}) => {
  await signInAs("surveyAdministrator");
  const organisation = await ownOrganisation(page, "imports");
  await upload(page, organisation, shopFile);
  await page.getByRole("radio", { name: "5 is best" }).first().check();
  await page.getByRole("radio", { name: "5 is best" }).nth(1).check();
  await page.getByRole("radio", { name: /^Not answered/ }).check();
  await expect(page.getByText("No question is left.")).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the mapping" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("shop reviews.mapping.json");
  const [file, mapping] = [test.info().outputPath("shop reviews.csv"), test.info().outputPath("mapping.json")];
  await download.saveAs(mapping);
  writeFileSync(file, shopFile.buffer);
  const where = ["--organisation", organisation, "--mapping", mapping];
  expect(await heard("import", file, ...where, "--dry-run")).toMatchObject({
    ...{ rows: 123, accepted: 120, known: 0, rejected: 3, questions: [] },
  });

  await page.getByRole("button", { name: "Save the mapping" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Every month");
  await dialog.getByRole("button", { name: "Save the mapping" }).click();
  await expect(dialog).toBeHidden();
  await page.goto(paths.newImport(organisation));
  await page.getByLabel("Where does it come from?").selectOption({ label: "Every month" });
  await page.locator('input[type="file"]').setInputFiles(shopFile);
  await expect(page.getByText("No question is left.")).toBeVisible();
  await startImport(page);
  await expect(page.getByText("120 of 123 rows came in")).toBeVisible();
  // What came in by the screen is here already for the command: both know a row by the same mapping.
  expect(await heard("import", file, ...where)).toMatchObject({ counts: { rows: 123, accepted: 0, known: 120 } });
});
