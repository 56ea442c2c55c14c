import { expect, test } from "vitest";
import { checkMessages } from "./check-messages.ts";
import { repositoryOf } from "./repository.ts";

const inThree = (english: string, hans: string, hant = hans) => ({
  "packages/messages/src/en/scores.ts": `export const scores = ${english};`,
  "packages/messages/src/zh-Hans/scores.ts": `export const scores = ${hans};`,
  "packages/messages/src/zh-Hant/scores.ts": `export const scores = ${hant};`,
});
const findings = (files: Record<string, string>) =>
  checkMessages.find(repositoryOf(files)).map(({ path, message }) => `${path.split("/").at(-2)} ${message}`);

test("texts in three languages are clean, names and arguments included", () => {
  const english = '{ title: "Scores", nested: { nps: "NPS", count: "{count, number} n" } }';
  expect(findings(inThree(english, '{ title: "评分", nested: { nps: "NPS", count: "{count, number} n" } }'))).toEqual(
    [],
  );
});

test("a text left in English is named", () => {
  expect(findings(inThree('{ a: "Scores" }', '{ a: "评分" }', '{ a: "Scores" }'))).toEqual([
    "zh-Hant left in English: Scores",
  ]);
});

test("an area without one of the languages is named", () => {
  const { "packages/messages/src/zh-Hant/scores.ts": _, ...two } = inThree("{}", "{}");
  expect(findings(two)).toEqual(["zh-Hant the area scores.ts has no zh-Hant"]);
});
