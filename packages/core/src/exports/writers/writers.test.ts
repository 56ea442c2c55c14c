import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTable } from "../../imports/table/open.ts";
import { collect } from "../../testing/collect.ts";
import { neutralised, writeCsv } from "./csv.ts";
import type { ExportCell, ExportDocument } from "./document.ts";
import { writeWorkbook } from "./workbook.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "heard-writers-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const documentOf = (rows: ExportCell[][], columns = ["Text", "Value", "Day", "At"]): ExportDocument => ({
  name: "test",
  title: "Figures",
  about: [
    ["Organisation", "Acme, Inc."],
    ["n", { number: 4970, shape: "count" }],
  ],
  aboutTitle: "About",
  columns: columns.map((label) => ({ label, width: 12 })),
  batches: [rows],
  timeZone: "Asia/Shanghai",
});
const bytesOf = async (pieces: AsyncIterable<Uint8Array>) => Buffer.concat(await collect(pieces));
async function read(document: ExportDocument, sheet: string | null = null, options = {}) {
  const path = join(folder, "book.xlsx");
  await writeFile(path, await bytesOf(writeWorkbook(document, options)));
  const table = await openTable(path, { sheet });
  return {
    sheets: table.sheets,
    columns: table.columns,
    rows: (await collect(table.rows())).map(({ cells }) => cells),
  };
}

const values: ExportCell[] = [
  "退款太慢了, “really”",
  { number: -0.1 + 0.3, shape: "share" },
  { day: "2026-06-30" },
  { instant: new Date("2026-06-30T12:34:56Z") },
];

describe("CSV", () => {
  test("a direction that a comment leaves open ends with its cell", async () => {
    const text = (
      await bytesOf(writeCsv(documentOf([["abc\u202edef", null, "\u2067ok", "two\u202e\nlines"]])))
    ).toString();
    expect(text).toContain('abc\u202edef\u202c,,\u2067ok\u2069,"two\u202e\nlines"\r\n');
  });

  test("says what it is, then the table; numbers keep their decimals, instants their offset", async () => {
    const text = (await bytesOf(writeCsv(documentOf([values])))).toString();
    expect(text).toBe(
      [
        '\ufeffOrganisation,"Acme, Inc."',
        "n,4970",
        "",
        "Text,Value,Day,At",
        '"退款太慢了, “really”",0.19999999999999998,2026-06-30,2026-06-30T20:34:56+08:00',
        "",
      ].join("\r\n"),
    );
    expect((await bytesOf(writeCsv(documentOf([]), { bom: false }))).toString().startsWith("Organisation")).toBe(true);
  });

  test("no text becomes a formula; negative numbers stay numbers", async () => {
    for (const text of ["=1+1", "+1", "-2", "@SUM(A1)", " =1", "＝1", "\r\n=1"])
      expect(neutralised(text)).toBe(`'${text}`);
    expect(neutralised("\t=1")).toBe("'\t'=1");
    expect(neutralised('late; =HYPERLINK("x")|-cmd')).toBe("late; '=HYPERLINK(\"x\")|'-cmd");
    for (const said of ["fine ;-)", "cheap; -20 %", "hot|+1"]) expect(neutralised(said)).toBe(said);
    for (const text of ["退款", "so; so | well", "a=b", "3-4", ""]) expect(neutralised(text)).toBe(text);
    const text = (
      await bytesOf(writeCsv(documentOf([["=HYPERLINK(1)", { number: -12.5, shape: "points" }]])))
    ).toString();
    expect(text).toContain("\r\n'=HYPERLINK(1),-12.5\r\n");
  });

  test.each([
    ...["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", " =1", "＝1", "＋1", "－1", "＠A1", "=cmd|' /C calc'!A0"],
    ...['=HYPERLINK("https://evil.test")', '"=1"', "'=1", "=DDE(1)", "%=1", "+1-1|x"],
  ])("%j is a word as a head and as a cell, in CSV and in a workbook", async (text) => {
    const document = documentOf([[text]], [text]);
    const csv = (await bytesOf(writeCsv(document))).toString();
    // What follows a comma, a line break or an opening quote is where a spreadsheet looks for a formula.
    const starts =
      csv
        .split("\r\n\r\n")
        .at(-1)
        ?.match(/(?:^|[\r\n,]"?|^")[ \t\r\n]*[=+\-@＝＋－＠]/gu) ?? [];
    expect(starts).toEqual([]);
    const book = await bytesOf(writeWorkbook(document));
    expect(book.includes(Buffer.from("<f>"))).toBe(false);
    expect(await read(document)).toMatchObject({ columns: [text.trim()] });
  });

  test("quotes, commas and line breaks stay inside their cell", async () => {
    const text = (await bytesOf(writeCsv(documentOf([['say "hi"\nthere', null, null, " padded "]])))).toString();
    expect(text).toContain('"say ""hi""\nthere",,," padded "\r\n');
  });
});

describe("XLSX", () => {
  test("gives our own reader the same numbers, days, clocks and texts back", async () => {
    const { columns, rows, sheets } = await read(documentOf([values, ["=1+1 _x000D_ \u0007 <&>", null, null, null]]));
    expect(sheets).toEqual(["Figures", "About"]);
    expect(columns).toEqual(["Text", "Value", "Day", "At"]);
    expect(rows[0]).toEqual(["退款太慢了, “really”", "0.19999999999999998", "2026-06-30", "2026-06-30T20:34:56"]);
    expect(rows[1]?.[0]).toBe("=1+1 _x000D_ \u0007 <&>");
    const about = await read(documentOf([values]), "About");
    expect(about.rows).toEqual([
      ["Organisation", "Acme, Inc."],
      ["n", "4970"],
    ]);
  });

  test("what does not fit one sheet goes on in the next, each with its head", async () => {
    const rows = Array.from({ length: 2500 }, (_, place): ExportCell[] => [{ number: place, shape: "count" }]);
    const document = () => documentOf(rows, ["Number"]);
    const first = await read(document(), null, { rowsPerSheet: 1001 });
    expect(first.sheets).toEqual(["Figures", "Figures 2", "Figures 3", "About"]);
    expect(first.rows).toHaveLength(1000);
    const third = await read(document(), "Figures 3", { rowsPerSheet: 1001 });
    expect(third.columns).toEqual(["Number"]);
    expect(third.rows.map(([cell]) => Number(cell))).toEqual(Array.from({ length: 500 }, (_, place) => place + 2000));
    expect((await read(documentOf([], ["Number"]))).rows).toEqual([]);
  });

  test("a reader that fails ends the file with its error", async () => {
    const failing = (): ExportDocument => ({
      ...documentOf([]),
      // biome-ignore lint/correctness/useYield: it fails before its first batch
      batches: (async function* () {
        throw new Error("the database went away");
      })(),
    });
    await expect(bytesOf(writeWorkbook(failing()))).rejects.toThrow("the database went away");
    await expect(bytesOf(writeCsv(failing()))).rejects.toThrow("the database went away");
  });
});
