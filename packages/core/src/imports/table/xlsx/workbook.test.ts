import { describe, expect, it } from "vitest";
import { collect } from "../../../testing/collect.ts";
import { useTemporaryFiles } from "../../../testing/temporary.ts";
import { type WorkbookOptions, workbook } from "../../../testing/workbook.ts";
import { zip } from "../../../testing/zip.ts";
import { openTable } from "../open.ts";
import type { FileOptions } from "../table.ts";

const files = useTemporaryFiles();
let count = 0;

function write(options: WorkbookOptions): string {
  count += 1;
  return files.write(`book-${count}.xlsx`, workbook(options));
}

async function cellsOf(options: WorkbookOptions, file?: FileOptions): Promise<string[][]> {
  const table = await openTable(write(options), file);
  return (await collect(table.rows())).map(({ cells }) => [...cells]);
}

const reasonOf = (path: string) =>
  openTable(path)
    .then((table) => collect(table.rows()))
    .then(
      () => "read",
      (error: { reason?: string }) => error.reason,
    );

describe("openTable on XLSX", () => {
  it("takes a cell far out that is only coloured for no column, and refuses one that holds something", async () => {
    const far = (inside: string) => [1, { xml: `<c>${inside}</c>`, at: "XFD2" }];
    expect(await cellsOf({ sheets: { A: [["id"], far("")] } })).toEqual([["1"]]);
    expect(await reasonOf(write({ sheets: { A: [["id"], far("<v>7</v>")] } }))).toBe("columns_too_many");
  });

  it("reads shared strings, numbers, booleans, inline and formula strings, and skips gaps", async () => {
    const rows = await cellsOf({
      sheets: {
        Answers: [
          ["id", "score", "flag", "note", "sum", "none"],
          [
            "A–1 & <ß>",
            4.5,
            { xml: '<c t="b"><v>1</v></c>' },
            {
              xml: '<c t="inlineStr"><is><r><t>很</t></r><r><t>好</t></r><rPh sb="0" eb="1"><t>hen</t></rPh></is></c>',
            },
            { xml: '<c t="str"><f>A1&amp;B1</f><v>x_x000D_y</v></c>' },
          ],
          [],
          [
            null,
            5,
            null,
            { xml: '<c t="e"><v>#N/A</v></c>' },
            { xml: "<c><f>1+1</f><v>2.0000000000000001E-1</v></c>" },
          ],
        ],
      },
    });
    expect(rows).toEqual([
      ["A–1 & <ß>", "4.5", "TRUE", "很好", "x\ry"],
      ["", "5", "", "#N/A", "0.2"],
    ]);
  });

  it("counts rows as the sheet does", async () => {
    const table = await openTable(write({ sheets: { S: [["a"], ["1"], [], ["2"]] } }));
    expect((await collect(table.rows())).map(({ row }) => row)).toEqual([2, 4]);
  });

  it("turns date serials into dates, in both date systems", async () => {
    const cells = [
      '<c s="1"><v>45356</v></c>',
      '<c s="2"><v>45356.5</v></c>',
      '<c s="3"><v>45356</v></c>',
      "<c><v>45356</v></c>",
      '<c s="4"><v>0.75</v></c>',
      '<c s="5"><v>1.5</v></c>',
    ];
    const options: WorkbookOptions = {
      formats: ["yyyy\\-mm\\-dd", 'yyyy"年"m"月"d"日" h:mm', "m/d/yyyy h:mm AM/PM", "h:mm:ss", "[h]:mm"],
      sheets: { S: [["a", "b", "c", "d", "e", "f"], cells.map((xml) => ({ xml }))] },
    };
    expect(await cellsOf(options)).toEqual([
      ["2024-03-05", "2024-03-05T12:00:00", "2024-03-05T00:00:00", "45356", "18:00:00", "1.5"],
    ]);
    expect((await cellsOf({ ...options, date1904: true }))[0]?.[0]).toBe("2028-03-06");
  });

  it("leaves the 29 February 1900 that never was a number", async () => {
    const cell = (serial: number) => ({ xml: `<c s="1"><v>${serial}</v></c>` });
    expect(
      await cellsOf({ formats: ["d/m/yyyy"], sheets: { S: [["d"], [cell(59)], [cell(60)], [cell(61)]] } }),
    ).toEqual([["1900-02-28"], ["60"], ["1900-03-01"]]);
  });

  it("spreads the value of merged cells over their range, down and across", async () => {
    const rows = await cellsOf({
      merges: { S: ["A2:A4", "B3:C3"] },
      sheets: {
        S: [
          ["shop", "a", "b"],
          ["Chiado", 1, 2],
          [null, 7],
          [null, 3, 4],
          ["Belém", 5, 6],
        ],
      },
    });
    expect(rows).toEqual([
      ["Chiado", "1", "2"],
      ["Chiado", "7", "7"],
      ["Chiado", "3", "4"],
      ["Belém", "5", "6"],
    ]);
  });

  it("joins merged header rows", async () => {
    const table = await openTable(
      write({
        merges: { S: ["A1:A2", "B1:C1"] },
        sheets: {
          S: [
            ["id", "How was it?"],
            [null, "Staff", "Food"],
            ["1", 5, 4],
          ],
        },
      }),
      { headerRows: 2 },
    );
    expect(table.columns).toEqual(["id", "How was it? / Staff", "How was it? / Food"]);
  });

  it("takes the first visible sheet, or the one named", async () => {
    const options: WorkbookOptions = {
      hidden: ["Notes"],
      sheets: { Notes: [["x"], ["hidden"]], Answers: [["a"], ["1"]], More: [["b"], ["2"]] },
    };
    const table = await openTable(write(options));
    expect([table.sheet, table.sheets]).toEqual(["Answers", ["Notes", "Answers", "More"]]);
    expect(await cellsOf(options, { sheet: "More" })).toEqual([["2"]]);
    await expect(cellsOf(options, { sheet: "Missing" })).rejects.toMatchObject({ reason: "sheet_missing" });
  });

  it("refuses a file that is cut short, one that is no workbook, and one that is a bomb", async () => {
    const whole = workbook({ sheets: { S: [["a"], ["1"]] } });
    expect(await reasonOf(files.write("cut.xlsx", whole.subarray(0, whole.length - 40)))).toBe("workbook_damaged");
    await expect(openTable(files.write("half.xlsx", whole.subarray(0, whole.length / 2)))).rejects.toMatchObject({
      params: { detail: expect.stringMatching(/[^.]$/) },
    });
    expect(await reasonOf(files.write("word.xlsx", zip({ "word/document.xml": "<w/>" })))).toBe("file_kind");
    const bomb = zip({
      "[Content_Types].xml": "<Types/>",
      "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>',
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      "xl/worksheets/sheet1.xml": Buffer.alloc(64 * 1024 * 1024, 0x20),
    });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await reasonOf(files.write("bomb.xlsx", bomb))).toBe("workbook_too_large");
  });

  it("refuses a workbook whose XML is broken, and expands no entity of a document type", async () => {
    const parts = (sheet: string) => ({
      "[Content_Types].xml": "<Types/>",
      "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>',
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      "xl/worksheets/sheet1.xml": sheet,
    });
    expect(await reasonOf(files.write("broken.xlsx", zip(parts("<worksheet><sheetData><row></worksheet>"))))).toBe(
      "workbook_damaged",
    );
    const entities =
      '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    expect(await reasonOf(files.write("entities.xlsx", zip(parts(entities))))).toBe("workbook_damaged");
  });
});
