import { paths } from "../src/lib/paths.ts";
import { type Answer, callProcedure, ownOrganisation, readProcedure, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

/** Words that only this company's customers use, so that the model that ships cannot know them. */
const words = { 5: ["plinky", "zorbful", "smarvy"], 3: ["meddle", "vaguen"], 1: ["grumphy", "blortish", "kleffed"] };

/** Comments that all begin differently, over sixty days, each with the score that says how it is meant. */
function answers(count: number): Answer[] {
  const letters = (place: number) => [...String(place)].map((digit) => "bdfgjkmprt"[Number(digit)]).join("");
  return Array.from({ length: count }, (_, place) => {
    const value = ([5, 1, 5, 1, 3] as const)[place % 5] ?? 3;
    const [own, other] = [words[value][place % words[value].length], words[value][(place + 1) % words[value].length]];
    const occurredAt = new Date(Date.now() - (61 - (60 * place) / count) * 86_400_000).toISOString();
    const comments = [{ text: `${letters(place)} ${letters(place * 7)} so ${own} and ${other} it was` }];
    return { occurredAt, scores: [{ metric: "csat", value }], comments };
  });
}

type Stored = { setting: { version: number; modelVersion: number | null; neutralBand: number } };

test("a model learns from a company's own comments, is used when it is better, and is gone back from", async ({
  page,
  signInAs,
}) => {
  test.slow();
  await signInAs("owner");
  const organisation = await ownOrganisation(page, "model");
  expect(await callProcedure(page, organisation, "sources.create", { key: "app", name: "App" })).toBe(200);
  await page.goto(paths.settings.reading(organisation));
  await expect(page.getByText("Your comments are read by the model that ships.")).toBeVisible();
  await expect(page.getByText("It takes 300 different comments")).toBeVisible();
  await sendAnswers(organisation, "app", answers(600));
  await page.reload();

  await page.getByRole("button", { name: "Train a model" }).click();
  await expect(page.getByRole("heading", { name: /^Model 1 reads your comments better/ })).toBeVisible({
    timeout: 60_000,
  });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await keepPicture(page, "reading-models");

  // At the head of its figures, and once more in the list of models.
  await page.getByRole("button", { name: "Use model 1" }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("New comments are read by it at once")).toBeVisible();
  await dialog.getByRole("button", { name: "Use model 1" }).click();
  await expect(page.getByText("Your comments are read by your model 1.")).toBeVisible();
  const history = page.getByRole("table", { name: "History" });
  await expect(history.getByRole("row", { name: /^Model 1 put to use/ })).not.toContainText("being read", {
    timeout: 60_000,
  });

  const band = page.getByLabel("Neutral up to");
  await band.fill("0.40");
  await band.press("Tab");
  await page.getByRole("button", { name: "Save the band" }).click();
  await expect(history.getByRole("row", { name: /^Neutral band 0\.40/ })).toBeVisible();
  await page.getByRole("button", { name: "Go back to the model that ships" }).click();
  await expect(page.getByText("Your comments are read by the model that ships.")).toBeVisible();
  const { setting } = await readProcedure<Stored>(page, organisation, "readingModels.list");
  expect(setting).toMatchObject({ version: 3, modelVersion: null, neutralBand: 12 });
});

test("an employee sees how comments are read in the demo company, and decides nothing", async ({ page, signInAs }) => {
  await signInAs("employee");
  await page.goto(paths.settings.reading("lanternway"));
  await expect(page.getByRole("heading", { name: /^Model 1 / })).toBeVisible();
  await expect(page.getByText("CX leaders and owners train models")).toBeVisible();
  await expect(page.getByRole("button", { name: /Use model|Train a model|Save the band/ })).toHaveCount(0);
});
