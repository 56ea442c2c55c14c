import { paths } from "../src/lib/paths.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

test("what is typed is looked for among the pages, and offered once as words to search in the comments", async ({
  page,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.scores("lanternway"));
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog");
  await palette.getByRole("searchbox").fill("comm");
  await expect(palette.getByRole("menuitem")).toHaveText([
    "Comments",
    "How comments are read",
    "Search comments for “comm”",
  ]);
  await palette.getByRole("searchbox").fill("refund");
  await expect(palette.getByRole("menuitem")).toHaveText(["Search comments for “refund”"]);
  await expectAccessible(page);
  await keepPicture(page, "command-palette");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/comments\?q=refund$/);
});
