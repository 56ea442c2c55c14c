import { paths } from "../src/lib/paths.ts";
import { makeOwner } from "./support/newcomers.ts";
import { callProcedure, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

/** What people wrote, the score that came with it, and how many of each forty wrote so. */
const said = [
  ["The queue at the till was far too long", 2, 10],
  ["排队等了半个小时，太久了", 3, 8],
  ["The staff were friendly and kind", 10, 12],
  ["没有什么要说的", 8, 10],
] as const;
const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

test("comments in two languages become themes with their impact, and a theme opens to the comments that speak of it", async ({
  page,
}) => {
  const { key } = await makeOwner(page);
  expect(await callProcedure(page, key, "sources.create", { name: "Till", key: "till" })).toBe(200);
  const answers = said.flatMap(([text, score, count]) =>
    Array.from({ length: count * 2 }, (_, at) => ({
      occurredOn: day(2 + (at % 14)),
      scores: [{ metric: "nps", value: score }],
      comments: [{ text }],
    })),
  );
  await sendAnswers(key, "till", answers);

  await page.goto(paths.themes(key));
  await expect(page.getByRole("heading", { level: 2, name: "No themes yet" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start with ready-made themes" }).click();

  // The worker reads what is there by the new themes.
  const waiting = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /Waiting/ }) });
  await expect(async () => {
    await page.reload();
    await expect(waiting.getByRole("cell").first()).toHaveText(/^36\b/, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("heading", { level: 2, name: /^Waiting costs [\d.]+ points of NPS/ })).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "themes");

  await waiting.getByRole("link", { name: /^Waiting ?36 comments$/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: "36 comments" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Theme" })).toContainText("Waiting");
  const comments = page.getByRole("main").getByRole("listitem");
  await expect(comments.filter({ hasText: "Waiting" }).first()).toContainText("Negative");
  await expectAccessible(page);

  // What a report said before an edit is there afterwards, impacts included, beside what it says now.
  const before = new Date().toISOString();
  expect(await callProcedure(page, key, "themes.archive", { key: "wait" })).toBe(200);
  await page.goto(`${paths.themes(key)}?asOf=${before}`);
  await expect(page.getByRole("heading", { level: 2, name: /^As it was counted on/ })).toBeVisible();
  const columns = (await page.getByRole("columnheader").allInnerTexts()).map((text) => text.trim());
  expect(columns).toEqual(["Theme", "Then", "Now", "Sentiment", "Impact then, points", "Impact now"]);
  const cells = waiting.getByRole("cell");
  await expect(cells.nth(0)).toHaveText(/^36\b/);
  await expect(cells.nth(1)).toHaveText("no longer a theme");
  await expect(cells.nth(3)).toHaveText(/^−[\d.]+ ?\(?−[\d.]+ to −[\d.]+/);
  await expect(cells.nth(4)).toHaveText("");
  await expect(page.getByRole("button", { name: "Export" })).toHaveCount(0);
  await expectAccessible(page);
  await keepPicture(page, "themes-as-of-impacts");
});

test("numbers beside which nothing is said are whole, however many comments come at once", async ({ page }) => {
  const { key } = await makeOwner(page);
  expect(await callProcedure(page, key, "sources.create", { name: "Till", key: "till" })).toBe(200);
  expect(await callProcedure(page, key, "themes.adoptStarter", undefined)).toBe(200);
  const note = page.getByRole("status").filter({ hasText: "still to be read and not in these numbers" });
  const answer = { occurredOn: day(2), scores: [{ metric: "nps", value: 2 }], comments: [{ text: "So long a queue" }] };
  await sendAnswers(
    key,
    "till",
    Array.from({ length: 900 }, () => answer),
  );
  await page.goto(paths.themes(key));
  await expect(note).toHaveCount(0);
  // However fast the worker was, the numbers are whole once nothing says that they are not.
  const waiting = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /Waiting/ }) });
  await expect(waiting.getByRole("cell").first()).toHaveText(/^900\b/);
});

test("a theme is made from words with what it would find beside it, changed, moved by keyboard, merged, and every step has its way back", async ({
  page,
}) => {
  const { key } = await makeOwner(page);
  expect(await callProcedure(page, key, "sources.create", { name: "Till", key: "till" })).toBe(200);
  const texts = [
    "The queue at the till was long",
    "排队太久了",
    "隊伍太長",
    "The staff were kind",
    "A gift for the staff",
  ];
  await sendAnswers(
    key,
    "till",
    texts.map((text) => ({ occurredOn: day(3), scores: [{ metric: "nps", value: 5 }], comments: [{ text }] })),
  );
  const editRule = async (add: () => Promise<void>, button: string) => {
    await add();
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(page).toHaveURL(paths.themes(key));
  };
  const word = (part: string) => page.getByRole("textbox", { name: `Word or phrase for “${part}”` });
  const name = page.getByRole("textbox", { name: "English" });

  await page.goto(paths.themeRule(key));
  await editRule(async () => {
    await name.fill("Queues");
    await word("Says any of").fill("queue");
    await word("Says any of").press("Enter");
    await expect(page.getByRole("heading", { level: 2, name: "The draft finds one comment" })).toBeVisible();
    await word("Says any of").fill("排队");
    await word("Says any of").press("Enter");
    await expect(page.getByRole("heading", { level: 2, name: "The draft finds 2 comments" })).toBeVisible();
    await expect(page.locator("mark").filter({ hasText: "queue" })).toBeVisible();
    await expectAccessible(page);
  }, "Add the theme");

  const rowOf = (theme: string) =>
    page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${theme}`) }) });
  const counts = async (theme: string, count: string) =>
    expect(async () => {
      await page.reload();
      await expect(rowOf(theme).getByRole("cell").first()).toHaveText(new RegExp(`^${count}\\b`), { timeout: 1_000 });
    }).toPass();
  await counts("Queues", "2");

  await page.getByRole("link", { name: "New theme" }).click();
  await editRule(async () => {
    await name.fill("Staff");
    await word("Says any of").fill("staff");
    await page.getByRole("button", { name: "Add Says any of" }).click();
    await word("but none of").fill("gift");
    await word("but none of").press("Enter");
    await expect(page.getByRole("heading", { level: 2, name: "The draft finds one comment" })).toBeVisible();
  }, "Add the theme");
  await counts("Staff", "1");

  // A change shows what it takes away, and the word that does it.
  const menuOf = (theme: string) => page.getByRole("button", { name: `What can be done with ${theme}` });
  await menuOf("Staff").click();
  await page.getByRole("menuitem", { name: "Edit its rule" }).click();
  await page.getByRole("button", { name: "Take out gift of “but none of”" }).click();
  await expect(page.getByText("1 new, none dropped.")).toBeVisible();
  await word("but none of").fill("kind");
  await word("but none of").press("Enter");
  await expect(page.getByText("Not found any more because it says kind.")).toBeVisible();
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard it" }).click();
  await expect(page).toHaveURL(paths.themes(key));

  // By keyboard under the one above it, and back by the notice.
  const first = page.getByRole("rowheader").first();
  const [above = ""] = (await first.innerText()).split("\n");
  const below = above.startsWith("Queues") ? "Staff" : "Queues";
  await page.getByRole("link", { name: new RegExp(`^${below}`) }).focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.getByText(new RegExp(`“${below}” stands under`))).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.")).toBeVisible();

  await menuOf("Staff").click();
  await page.getByRole("menuitem", { name: "Merge into…" }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "Into" }).selectOption({ label: "Queues" });
  await page.getByRole("dialog").getByRole("button", { name: "Merge them" }).click();
  await expect(page.getByText("“Staff” went into “Queues”.")).toBeVisible();
  await counts("Queues", "3");

  await page.getByRole("button", { name: "History" }).click();
  await expect(page.getByRole("dialog").getByText("Merged “Staff” into “Queues”")).toBeVisible();
  await expectAccessible(page);
  // What went into another is put away, and comes back without what was done since being undone.
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: /^Bring back.*Staff$/ }).click();
  await expect(page.getByText("Brought back “Staff”.")).toBeVisible();
  await expect(drawer.getByRole("heading", { name: "Put away" })).toHaveCount(0);
  await drawer.getByRole("listitem").filter({ hasText: "Merged “Staff”" }).waitFor();
  await drawer
    .getByRole("button", { name: /^Go back to this/ })
    .nth(1)
    .click();
  await expect(page.getByText(/The themes are those of version \d+ again\./)).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).first().click();
  await counts("Staff", "1");

  // What was counted while “Staff” was a part of “Queues” can still be read, beside what is counted now.
  await page.getByRole("button", { name: "History" }).click();
  const merged = page.getByRole("dialog").getByRole("listitem").filter({ hasText: "Merged “Staff”" });
  await merged.getByRole("link", { name: /^What it counted/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: /^As it was counted on / })).toBeVisible();
  const queues = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Queues" }) });
  await expect(queues.getByRole("cell").first()).toContainText("3");
  await expect(page.getByRole("rowheader", { name: "Staff" })).toHaveCount(0);
  await expectAccessible(page);
  await keepPicture(page, "themes-as-of");
  await page.getByRole("link", { name: "Back to now" }).click();
  await expect(page.getByRole("heading", { level: 2, name: /^As it was counted on / })).toHaveCount(0);
  await counts("Staff", "1");
});
