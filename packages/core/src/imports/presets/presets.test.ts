import { expect, test } from "vitest";
import { importCatalogue, tried } from "../../testing/import-catalogue.ts";
import { fileProfileOf } from "../mapping/file-profile.ts";
import { profileTable } from "../mapping/profile.ts";
import { proposeMapping } from "../mapping/propose.ts";
import { Mapping, type MappingInput, type PresetKey } from "../schema.ts";
import { columnNames } from "../table/header.ts";
import { openTable } from "../table/open.ts";
import { findPreset, presets } from "./registry.ts";

const sample = (key: PresetKey) => `${import.meta.dirname}/samples/${key}.csv`;

async function recognised(path: string) {
  const table = await openTable(path);
  const first: (readonly string[])[] = [...table.header];
  for await (const { cells } of table.rows()) if (first.push(cells) === 3) break;
  return findPreset((rows) => (first.length < rows ? null : columnNames(first.slice(0, rows))));
}

/** What the product proposes for the sample, as a draft shows it. */
async function proposed(key: PresetKey): Promise<Mapping> {
  const preset = presets.find((one) => one.key === key) ?? null;
  const headerRows = preset?.headerRows ?? 1;
  const table = await openTable(sample(key), { headerRows });
  const found = await profileTable(table);
  if (!found) throw new Error("The reading was told to end");
  const file = { headerRows, layout: "responsePerRow" as const };
  const profile = fileProfileOf(table, found, { layout: file.layout, preset: key, sample: [] });
  return Mapping.parse(
    proposeMapping({
      profile,
      catalogue: importCatalogue,
      preset,
      file: Mapping.shape.file.parse(file),
      answers: null,
      fileName: `${key}.csv`,
    }),
  );
}

/** Answers every question of the dry run as a person would who says: more is better, the words as proposed. */
async function answered(key: PresetKey): Promise<{ mapping: Mapping; asked: string[] }> {
  const mapping = await proposed(key);
  const { questions } = await tried(sample(key), mapping as MappingInput);
  for (const question of questions) {
    const column = mapping.columns[Number(question.pointer.split("/")[2])];
    if (column?.as !== "score") continue;
    if (question.kind === "direction" && column.scale) column.scale.direction = "higherIsBetter";
    if (question.kind === "words")
      column.words = Object.fromEntries(
        Object.entries(question.proposed?.words ?? {}).flatMap(([word, points]) =>
          points === null ? [] : [[word, points]],
        ),
      );
  }
  return { mapping, asked: questions.map(({ kind }) => kind) };
}

const shownScores = (account: Awaited<ReturnType<typeof tried>>) =>
  account.samples.accepted.map(({ outcome }) =>
    "item" in outcome ? outcome.item.scores.map(({ metric, value }) => `${metric} ${value}`) : [],
  );
const items = (account: Awaited<ReturnType<typeof tried>>) =>
  account.samples.accepted.flatMap(({ outcome }) => ("item" in outcome ? [outcome.item] : []));

test.each(presets.map(({ key }) => key))("%s is recognised by its columns, and by no others", async (key) => {
  expect((await recognised(sample(key)))?.key).toBe(key);
});

test("a file of no tool is recognised as none", () => {
  expect(findPreset(() => ["date", "score", "comment"])).toBeNull();
});

test("Formbricks: NPS, a rating, a comment, the customer and the language", async () => {
  const { mapping, asked } = await answered("formbricks");
  expect(asked).toEqual(["direction"]);
  const account = await tried(sample("formbricks"), mapping as MappingInput);
  expect(account).toMatchObject({ questions: [], problems: [], accepted: 4, rejected: 0, comments: 3 });
  expect(shownScores(account)).toEqual([["nps 9", "csat 4"], ["nps 10", "csat 5"], ["nps 6"], ["nps 0", "csat 1"]]);
  expect(items(account)[1]).toMatchObject({
    externalId: "cm1aa0002",
    customer: "u-1002",
    language: "zh-Hans",
    occurredAt: "2026-05-02T09:01:12.000Z",
  });
  expect(items(account)[1]?.comments).toEqual([{ text: "包装很好，继续保持" }]);
});

test("SurveyMonkey: two header rows, NPS with words at its ends, a matrix in words, nobody's name", async () => {
  const { mapping, asked } = await answered("surveymonkey");
  expect(asked.toSorted()).toEqual(["direction", "direction", "words", "words", "words"]);
  const account = await tried(sample("surveymonkey"), mapping as MappingInput);
  expect(account).toMatchObject({ questions: [], problems: [], accepted: 4, rejected: 0, comments: 3 });
  expect(shownScores(account)).toEqual([
    ["nps 10", "csat 5", "csat 4"],
    ["nps 7", "csat 4", "csat 5"],
    ["nps 0", "csat 1", "csat 2"],
    ["nps 9", "csat 3"],
  ]);
  expect(items(account)[0]?.scores.map(({ touchpoint }) => touchpoint)).toEqual([undefined, "checkout", "staff"]);
  // Half past midnight in the organisation's zone, Asia/Shanghai.
  expect(items(account)[2]).toMatchObject({ externalId: "118003", occurredAt: "2026-05-14T16:22:00.000Z" });
});

test("Qualtrics: three header rows, the clock of the file named in the third, effort on 1 to 7", async () => {
  const { mapping, asked } = await answered("qualtrics");
  expect(asked).toEqual(["direction"]);
  expect(mapping.occurred.timeZone).toBe("Europe/Berlin");
  const account = await tried(sample("qualtrics"), mapping as MappingInput);
  expect(account).toMatchObject({ questions: [], problems: [], accepted: 3, rejected: 0, comments: 2 });
  expect(shownScores(account)).toEqual([
    ["nps 9", "ces 6"],
    ["nps 3", "ces 2"],
    ["nps 7", "ces 7"],
  ]);
  expect(items(account).map(({ occurredAt }) => occurredAt)).toEqual([
    "2026-03-28T22:45:10.000Z",
    "2026-03-29T01:12:00.000Z",
    "2026-03-30T09:03:00.000Z",
  ]);
});

test("Delighted: NPS and why, by shop, without names and addresses", async () => {
  const { mapping, asked } = await answered("delighted");
  expect(asked).toEqual([]);
  const account = await tried(sample("delighted"), mapping as MappingInput);
  expect(account).toMatchObject({ questions: [], problems: [], accepted: 4, rejected: 0, comments: 3 });
  expect(shownScores(account)).toEqual([["nps 10"], ["nps 4"], ["nps 8"], ["nps 9"]]);
  expect(items(account)[0]).toMatchObject({ externalId: "6501", customer: "301", segments: { store: "Riverside" } });
  expect(JSON.stringify(items(account))).not.toMatch(/@example|Ada/);
});

test("问卷星: answers in Chinese words become points, (空) and (跳过) say nothing, telephone numbers stay out", async () => {
  const { mapping, asked } = await answered("wenjuanxing");
  expect(asked.toSorted()).toEqual(["direction", "words"]);
  const account = await tried(sample("wenjuanxing"), mapping as MappingInput);
  expect(account).toMatchObject({ questions: [], problems: [], accepted: 4, rejected: 0, comments: 3 });
  expect(shownScores(account)).toEqual([
    ["csat 5", "nps 10"],
    ["csat 4", "nps 8"],
    ["csat 1", "nps 2"],
    ["csat 3", "nps 7"],
  ]);
  expect(items(account)[0]).toMatchObject({ externalId: "1", occurredAt: "2026-04-03T01:05:21.000Z" });
  expect(JSON.stringify(items(account))).not.toContain("138000");
});
