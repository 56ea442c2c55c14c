import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { useTestDatabase } from "@heard/db/testing";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { getMeasures } from "../measures/get.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { importsIn } from "../testing/import-file.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { Mapping, type MappingInput } from "./schema.ts";

useTestDatabase();
const imports = importsIn(useTemporaryFiles().folder);

const root = join(import.meta.dirname, "../../../..");
const page = readFileSync(join(root, "docs/imports.md"), "utf8");
const sample = readFileSync(join(import.meta.dirname, "../testing/lounge-sample.csv"), "utf8");
const realPath = join(root, "../shared/data/real/lounge-reviews.csv");

/** The mapping of the page, as a reader would copy it. */
function documentedMapping(): MappingInput {
  const [, block] = /<!-- mapping: lounge-reviews -->\n```json\n([\s\S]+?)\n```/.exec(page) ?? [];
  if (!block) throw new Error("docs/imports.md has no mapping of the lounge reviews");
  return JSON.parse(block) as MappingInput;
}
/** The rules of the page, for the column that the ready mapping leaves out. */
function documentedCases(): unknown {
  const [, block] = /```json\n"cases": (\[[\s\S]+?\])\n```/.exec(page) ?? [];
  if (!block) throw new Error("docs/imports.md has no rules of a split");
  return JSON.parse(block);
}

/** Ten years, the most that one query takes. */
const period = { from: "2006-01-01", to: "2015-12-31" };

type Row = Record<string, string>;
const rowsOf = (text: string) => parse(text, { columns: true }) as Row[];
const touchpointOf: Record<string, string> = {
  comfort_rating: "lounge-comfort",
  cleanliness_rating: "lounge-cleanliness",
  bar_beverages_rating: "lounge-bar",
  catering_rating: "lounge-catering",
  washrooms_rating: "lounge-washrooms",
  wifi_connectivity_rating: "lounge-wifi",
  staff_service_rating: "lounge-staff",
};

/** The answers of each touchpoint that count, worked out from the file by itself. */
const answersOf = (rows: readonly Row[]) =>
  Object.fromEntries(
    Object.entries(touchpointOf).map(([column, touchpoint]) => {
      const values = rows.map((row) => Number(row[column] ?? "")).filter((value) => value > 0);
      return [touchpoint, { n: values.length, mean: values.reduce((sum, value) => sum + value, 0) / values.length }];
    }),
  );

async function importedAnswers(text: string) {
  const ctx = await makeTestOrganisation("lounge");
  const { account, batch } = await imports.import(ctx, text, documentedMapping(), "lounge-reviews.csv");
  const [measure] = await getMeasures(ctx, [{ metric: "csat", method: "mean", period, groupBy: "touchpoint" }]);
  const groups = (measure?.groups ?? []).map(({ key, measure: { value, n } }) => [key, { n, mean: value }] as const);
  expect(await verifyRollups(ctx)).toEqual([]);
  return { account, batch, answers: Object.fromEntries(groups) };
}

const answerCount = (rows: readonly Row[]) => Object.values(answersOf(rows)).reduce((sum, { n }) => sum + n, 0);
const inPeriod = ({ date = "" }: Row) => date >= period.from && date <= period.to;

const close = (answers: Record<string, { n: number; mean: number }>) =>
  Object.fromEntries(
    Object.entries(answers).map(([key, { n, mean }]) => [key, { n, mean: expect.closeTo(mean, 9) as number }]),
  );

test("the documented mapping takes a file in that shape, zeros as not answered and the overall rating left out", async () => {
  expect(Mapping.safeParse(documentedMapping()).error).toBeUndefined();
  const { account, batch } = await importedAnswers(sample);
  expect(account.questions).toEqual([]);
  expect(account.scores.map(({ column, zeros }) => [column, zeros]).filter(([, zeros]) => zeros !== 0)).toEqual([
    ["comfort_rating", 1],
    ["washrooms_rating", 1],
    ["wifi_connectivity_rating", 1],
    ["staff_service_rating", 1],
  ]);
  expect(batch.counts).toEqual({ rows: 8, accepted: 6, known: 0, rejected: 2 });
  expect(batch.report?.rejectedBy.map(({ code, column, example }) => [code, column, example.value])).toEqual([
    ["score_not_whole", "catering_rating", "4.5"],
    ["time_impossible", "date", "2015-02-30"],
  ]);
  const taken = rowsOf(sample).filter(
    ({ catering_rating, date }) => catering_rating !== "4.5" && date !== "2015-02-30",
  );
  expect(batch.report?.scores).toBe(answerCount(taken));
});

test("the documented rules of the split place what is certain and reject the rest", async () => {
  const ctx = await makeTestOrganisation("lounge");
  const mapping = documentedMapping();
  const columns = (mapping.columns ?? []).map((column) =>
    column.column === "overall_rating"
      ? { column: "overall_rating", as: "score", metric: "csat", touchpoint: "lounge", cases: documentedCases() }
      : column,
  );
  const { batch } = await imports.import(ctx, sample, { ...mapping, columns } as MappingInput);
  expect(batch.report?.rejectedBy).toContainEqual(
    expect.objectContaining({ code: "case_missing", column: "overall_rating", rows: 1 }),
  );
  expect(await verifyRollups(ctx)).toEqual([]);
});

test.skipIf(!existsSync(realPath))(
  "the documented mapping takes the whole public file, and every number equals one worked out from it",
  async () => {
    const text = readFileSync(realPath, "utf8");
    const rows = rowsOf(text);
    const { account, batch, answers } = await importedAnswers(text);
    expect(account.questions).toEqual([]);
    expect(batch.counts).toEqual({ rows: rows.length, accepted: rows.length, known: 0, rejected: 0 });
    expect(batch.report?.scores).toBe(answerCount(rows));
    expect(batch.report?.comments).toBe(rows.filter(({ content = "" }) => content.trim() !== "").length);
    expect(answers).toMatchObject(close(answersOf(rows.filter(inPeriod))));
    for (const score of account.scores)
      expect([score.column, score.zeros]).toEqual([
        score.column,
        rows.filter((row) => row[score.column] !== "" && Number(row[score.column]) === 0).length,
      ]);
  },
);
