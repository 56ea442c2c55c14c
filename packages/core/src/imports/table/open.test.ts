import { describe, expect, it } from "vitest";
import { DomainError } from "../../errors.ts";
import { collect } from "../../testing/collect.ts";
import { encode } from "../../testing/encode.ts";
import { useTemporaryFiles } from "../../testing/temporary.ts";
import { type FileOptions, openTable, type TableRow } from "./open.ts";

const files = useTemporaryFiles();

async function rowsOf(path: string, options?: FileOptions): Promise<TableRow[]> {
  return collect((await openTable(path, options)).rows());
}

async function reasonOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DomainError)) throw new Error(`expected a DomainError, got ${String(error)}`);
  return `${error.reason} ${JSON.stringify(error.params)}`;
}

describe("openTable on CSV", () => {
  it.each([
    [",", "comma"],
    [";", "semicolon"],
    ["\t", "tab"],
    ["|", "bar"],
  ])("finds the delimiter %j", async (delimiter, name) => {
    const path = files.write(
      `${name}.csv`,
      ["a", '"b, c; d|e"', "f"].join(delimiter).concat("\n", ["1", "2", "3"].join(delimiter)),
    );
    const table = await openTable(path);
    expect(table.delimiter).toBe(delimiter);
    expect(table.columns).toEqual(["a", "b, c; d|e", "f"]);
  });

  it("leaves out NULs, and names a column that is called by more than a mapping takes after its place", async () => {
    const path = files.write("odd.csv", `na\0me,${"x".repeat(2001)}\no\0k,1\n`);
    expect((await openTable(path)).columns).toEqual(["name", "#2"]);
    expect((await rowsOf(path)).map(({ cells }) => cells)).toEqual([["ok", "1"]]);
  });

  it("numbers rows as a spreadsheet does: header, empty rows and line breaks inside quotes", async () => {
    const path = files.write("numbers.csv", 'id,comment\r\n1,"two\r\nlines"\r\n\r\n,\r\n2,last');
    expect(await rowsOf(path)).toEqual([
      { row: 2, cells: ["1", "two\r\nlines"] },
      { row: 5, cells: ["2", "last"] },
    ]);
  });

  it("joins header rows and names repeated columns after their place", async () => {
    const path = files.write("headers.csv", "Respondent ID,How was it?,,How was it?\n,Staff,Food,Staff\n7,5,4,3\n");
    const table = await openTable(path, { headerRows: 2 });
    expect(table.columns).toEqual(["Respondent ID", "How was it? / Staff", "Food", "#4"]);
    expect(await collect(table.rows())).toEqual([{ row: 3, cells: ["7", "5", "4", "3"] }]);
  });

  it("marks rows with too few or too many cells and reads on", async () => {
    const path = files.write("width.csv", "a,b\n1\n1,2,3\n1,2,\n1,2\n");
    expect(await rowsOf(path)).toEqual([
      { row: 2, cells: ["1"], broken: { code: "row_width", params: { count: 1, expected: 2 } } },
      { row: 3, cells: ["1", "2", "3"], broken: { code: "row_width", params: { count: 3, expected: 2 } } },
      { row: 4, cells: ["1", "2"] },
      { row: 5, cells: ["1", "2"] },
    ]);
  });

  it("keeps a quote inside a cell as text", async () => {
    const path = files.write("inch.csv", 'size,comment\n5" screen,"he said ""fine"""\n');
    expect((await rowsOf(path))[0]?.cells).toEqual(['5" screen', 'he said "fine"']);
  });

  it("names the row whose quote never closes and keeps the rows before it", async () => {
    const path = files.write("cut.csv", 'id,comment\n1,fine\n2,"the file ends\nin the middle');
    expect(await rowsOf(path)).toEqual([
      { row: 2, cells: ["1", "fine"] },
      { row: 3, cells: [], broken: { code: "quote_open", params: { lines: 2 } } },
    ]);
  });

  it("refuses a row of 100 MB by its number, in bounded memory", async () => {
    const path = files.write(
      "wide.csv",
      Buffer.concat([Buffer.from("id,comment\n1,ok\n2,"), Buffer.alloc(100 * 1024 * 1024, 0x78), Buffer.from("\n")]),
    );
    const before = process.memoryUsage().rss;
    expect(await reasonOf(rowsOf(path))).toBe('row_too_large {"row":3,"most":1000000}');
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024);
  });

  it("reads GB18030 without being told, and marks bytes that are no text in the encoding it was told", async () => {
    const bytes = encode("日期,评论\n2026-03-01,店员很有耐心，没有催我，结账也快。\n", "gb18030");
    const path = files.write("gb.csv", Buffer.concat([bytes, Buffer.from("2026-03-02,plain\n")]));
    expect((await rowsOf(path))[0]?.cells[1]).toBe("店员很有耐心，没有催我，结账也快。");
    const misread = await rowsOf(path, { encoding: "utf-8" });
    expect(misread.map(({ broken }) => broken?.code)).toEqual(["text_undecodable", undefined]);
  });

  it("keeps U+FFFD that stands in the file itself", async () => {
    expect((await rowsOf(files.write("fffd.csv", "a\nbad\ufffdcopy\n")))[0]).toEqual({
      row: 2,
      cells: ["bad\ufffdcopy"],
    });
  });

  it("reads a file without rows below the header, and refuses one without a header", async () => {
    expect(await rowsOf(files.write("only-header.csv", "a,b\n"))).toEqual([]);
    expect(await reasonOf(openTable(files.write("empty.csv", "")))).toBe("file_empty {}");
    expect(await reasonOf(openTable(files.write("blank.csv", "\n\n")))).toBe("file_empty {}");
  });

  it("takes the delimiter of the header, not the punctuation that every text has", async () => {
    const lines = Array.from({ length: 9 }, (_, n) => `${n},good; really${n % 4 ? "" : ","} good; thanks; bye`);
    const table = await openTable(files.write("texts.csv", `id,comment\n${lines.join("\n")}\n`));
    expect(table.delimiter).toBe(",");
    expect((await openTable(files.write("semi.csv", "id;note\n1;a, b\n2;c, d\n"))).delimiter).toBe(";");
  });

  it("refuses what is neither CSV nor XLSX, and a header of a million columns", async () => {
    expect(await reasonOf(openTable(files.write("old.xls", Buffer.from("d0cf11e0a1b11ae1", "hex"))))).toContain(
      "file_kind",
    );
    for (const [kind, start] of [
      ["PNG", "89504e470d0a1a0a"],
      ["PDF", "255044462d312e37"],
      ["gzip", "1f8b0800"],
    ] as const)
      expect(await reasonOf(openTable(files.write(`some.${kind}`, Buffer.from(start, "hex"))))).toBe(
        `file_kind {"kind":"${kind}"}`,
      );
    const noise = Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * at * 31 + at * 7 + (at >> 5)) % 256));
    expect(await reasonOf(openTable(files.write("noise.csv", noise)))).toBe("file_no_text {}");
    expect(await rowsOf(files.write("short.csv", "a\n1"))).toEqual([{ row: 2, cells: ["1"] }]);
    expect(await reasonOf(openTable(files.write("wide-header.csv", `${"a,".repeat(400_000)}b\n`)))).toContain(
      "columns_too_many",
    );
  });
});
