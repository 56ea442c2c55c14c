import { appear } from "./support/appearance.ts";
import { theInstallation } from "./support/installation.ts";
import { ownOrganisation } from "./support/own-organisation.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

/** What was written and how many of the file wrote so, with the score that they gave. */
type Said = readonly (readonly [text: string, score: number, count: number])[];

/** What a customer's own export looks like: a day, how likely they are to recommend, and a comment. */
function csvOf(header: string, said: Said): Buffer {
  const day = (at: number) => new Date(Date.now() - (2 + (at % 20)) * 86_400_000).toISOString().slice(0, 10);
  const lines = said.flatMap(([text, score, count]) =>
    Array.from({ length: count }, (_, at) => `${day(at)},${score},${text} ${at + 1}`),
  );
  return Buffer.from(`${[header, ...lines].join("\n")}\n`);
}

const walks = [
  {
    locale: "en",
    width: 1440,
    header: "date,nps,comment",
    said: [
      ["The queue at the till was far too long", 2, 40],
      ["The staff were friendly and kind", 10, 40],
      ["Nothing in particular", 8, 40],
    ],
    words: {
      choose: "Import a file",
      start: /^Import 120 rows/,
      themes: "See what they speak of",
      adopt: "Start with ready-made themes",
      headline: /^Waiting costs [\d.]+ points of NPS/,
      counted: /^Waiting ?40 comments$/,
      opened: "40 comments",
    },
  },
  {
    locale: "zh-Hans",
    width: 390,
    header: "日期,NPS,评论",
    said: [
      ["排队等了半个小时，太久了", 2, 40],
      ["店员很热情，很有耐心", 10, 40],
      ["没有什么要说的", 8, 40],
    ],
    words: {
      choose: "导入文件",
      start: /^导入 120 行/,
      themes: "查看评论谈到的主题",
      adopt: "从现成主题开始",
      headline: /^等候使净推荐值减少 [\d.]+ 分/,
      counted: /^等候 ?40 条评论$/,
      opened: "40 条评论",
    },
  },
] as const;

for (const { locale, width, header, said, words } of walks)
  test(`a file of comments becomes a chart of themes, in ${locale}`, async ({ page, signInAs }) => {
    await signInAs("surveyAdministrator");
    const organisation = await ownOrganisation(page, "walk");
    await appear(page, { width, theme: "light", locale }, theInstallation().url);

    await page.goto(`/${organisation}`);
    await page.getByRole("link", { name: words.choose, exact: true }).first().click();
    const file = { name: "comments.csv", mimeType: "text/csv", buffer: csvOf(header, said) };
    await page.locator('input[type="file"]').setInputFiles(file);
    const start = page.getByRole("button", { name: words.start });
    await expect(start).not.toHaveAttribute("aria-disabled", "true");
    await start.click();
    await page.getByRole("link", { name: words.themes }).click();
    await page.getByRole("button", { name: words.adopt }).click();

    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("heading", { level: 2, name: words.headline })).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await keepPicture(page, `comments-to-themes-${locale}`);
    await page.getByRole("link", { name: words.counted }).click();
    await expect(page.getByRole("heading", { level: 2, name: words.opened })).toBeVisible();
  });
