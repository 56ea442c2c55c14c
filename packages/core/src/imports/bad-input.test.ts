import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { describe, expect, test } from "vitest";
import { encode } from "../testing/encode.ts";
import { importCatalogue, tried } from "../testing/import-catalogue.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { workbook } from "../testing/workbook.ts";
import { checkMapping } from "./mapping/check.ts";
import { Mapping, type MappingInput } from "./schema.ts";
import { openTable } from "./table/open.ts";
import { rejectedWriter } from "./work/rejected-lines.ts";

const files = useTemporaryFiles();
let count = 0;
const csv = (lines: readonly string[] | Buffer) => {
  count += 1;
  return files.write(`${count}.csv`, Buffer.isBuffer(lines) ? lines : lines.join("\n"));
};

const mapping = (more: Partial<MappingInput> = {}): MappingInput => ({
  format: "heard-mapping/1",
  source: "shops",
  occurred: { column: "date", format: "yyyy-MM-dd" },
  columns: [
    { column: "score", as: "score", metric: "csat", scale: { min: 1, max: 5, direction: "higherIsBetter" } },
    { column: "comment", as: "comment" },
  ],
  create: ["source"],
  ...more,
});
const row = (score: string, date = "2026-05-01", comment = "ok") => `${date},${score},${comment}`;
const scores = (...values: string[]) => csv(["date,score,comment", ...values.map((value) => row(value))]);
const reasons = async (path: string, one = mapping()) => {
  const account = await tried(path, one);
  return account.rejectedBy.map(({ code, column, rows, example }) => ({ code, column, rows, value: example.value }));
};

describe("two scores of one metric", () => {
  const scale = { min: 1, max: 5, direction: "higherIsBetter" } as const;
  const columns = (second: object) =>
    mapping({
      columns: [
        { column: "a", as: "score", metric: "csat", scale },
        { column: "b", as: "score", metric: "csat", scale, ...second },
        { column: "where", as: "touchpoint" },
      ],
    });
  const file = () =>
    csv(["date,a,b,where", "2026-05-01,5,4,checkout", "2026-05-01,5,,checkout", "2026-05-01,,4,checkout"]);

  test("at one touchpoint are refused with row, column and value; where a row fills one column, it goes in", async () => {
    for (const second of [{}, { touchpoint: "checkout" }]) {
      const account = await tried(file(), columns(second));
      expect(account).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
      expect(account.rejectedBy).toMatchObject([
        { code: "score_twice", column: "b", rows: 1, example: { row: 2, value: "4" } },
      ]);
    }
  });

  test("at two touchpoints are two scores", async () => {
    const elsewhere = csv(["date,a,b,where", "2026-05-01,5,4,"]);
    expect(await tried(elsewhere, columns({ touchpoint: "checkout" }))).toMatchObject({ accepted: 1, rejected: 0 });
  });
});

describe("a score", () => {
  test("of 5.0, 5,0 or full-width ５ is the whole number 5", async () => {
    const account = await tried(scores("5.0", '"5,0"', "５", "5"), mapping());
    expect(account).toMatchObject({ accepted: 4, rejected: 0 });
    expect(account.samples.accepted.map(({ outcome }) => "item" in outcome && outcome.item.scores[0]?.value)).toEqual([
      5, 5, 5, 5,
    ]);
  });

  test.each([
    ["4.5", "score_not_whole"],
    ["6", "score_off_scale"],
    ["-1", "score_off_scale"],
    ["1e3", "score_off_scale"],
    ["five", "score_word_unknown"],
    ["1,000", "score_off_scale"],
  ])("of %s is refused with the value, %s", async (value, code) => {
    expect(await reasons(csv(["date,score,comment", `2026-05-01,"${value}",ok`]))).toEqual([
      { code, column: "score", rows: 1, value },
    ]);
  });
});

describe("a date", () => {
  test.each([
    ["2026-02-30", "time_impossible"],
    ["2026-13-01", "time_impossible"],
    ["2026-07-03", "time_in_future"],
    ["1899-12-31", "time_impossible"],
    ["03.05.2026", "date_unreadable"],
    ["", "date_missing"],
  ])("of %j is refused: %s", async (date, code) => {
    expect(await reasons(csv(["date,score,comment", row("5", date)]))).toEqual([
      { code, column: "date", rows: 1, value: date },
    ]);
  });
});

describe("names", () => {
  const named = mapping({
    columns: [
      { column: "score", as: "score", metric: "csat", scale: { min: 1, max: 5, direction: "higherIsBetter" } },
      { column: "comment", as: "touchpoint" },
    ],
  });

  test("of touchpoints are found in any language, and unknown ones are refused where none may be made", async () => {
    const path = csv(["date,score,comment", row("5", "2026-05-01", "结账"), row("4", "2026-05-01", "Roof")]);
    expect(await tried(path, named)).toMatchObject({ accepted: 1, rejected: 1 });
    expect(await reasons(path, named)).toEqual([{ code: "unknown_key", column: "comment", rows: 1, value: "Roof" }]);
    const made = await tried(path, { ...named, create: ["source", "touchpoints"] });
    expect(made.toCreate.touchpoints).toEqual([{ key: "roof", name: "Roof" }]);
  });
});

describe("a scale", () => {
  const problems = async (column: NonNullable<MappingInput["columns"]>[number]) => {
    const { columns } = await openTable(scores("5"));
    return checkMapping(Mapping.parse(mapping({ columns: [column] })), columns, importCatalogue);
  };
  const direction = "higherIsBetter" as const;

  test("other than 0 to 10 is no NPS", async () => {
    const scale = { min: 1, max: 10, direction };
    expect(await problems({ column: "score", as: "score", metric: "nps", scale })).toEqual([
      { pointer: "/columns/0/scale", code: "nps_scale", params: { min: 1, max: 10 } },
    ]);
  });

  test.each([
    [0, 100],
    [1, 1],
    [1, 12],
    [0.5, 5],
  ])("from %d to %d is refused with the offer to import it as a number, which works", async (min, max) => {
    expect(await problems({ column: "score", as: "score", metric: "csat", scale: { min, max, direction } })).toEqual([
      { pointer: "/columns/0/scale", code: "scale_not_allowed", params: { min, max } },
    ]);
    expect(await problems({ column: "score", as: "number" })).toEqual([]);
  });
});

describe("text", () => {
  test("in GB18030 and Big5 is read as such", async () => {
    const texts = [
      ["gb18030", "退款太慢了，打了三次电话，没有人接听，非常不满意"],
      ["big5", "退款太慢了，打了三次電話，沒有人接聽，非常不滿意"],
    ] as const;
    for (const [encoding, text] of texts) {
      const account = await tried(
        csv(encode(["date,score,comment", row("1", "2026-05-01", text)].join("\n"), encoding)),
        mapping(),
      );
      const [sample] = account.samples.accepted;
      expect(sample?.outcome).toMatchObject({ item: { comments: [{ text }] } });
    }
  });

  test("that is none in the encoding named is refused row by row", async () => {
    const bytes = Buffer.concat([
      Buffer.from("date,score,comment\n2026-05-01,5,good\n2026-05-01,5,"),
      Buffer.from([0xff, 0xfe, 0x41]),
    ]);
    const utf8 = mapping({ file: { encoding: "utf-8" } });
    expect(await reasons(csv(bytes), utf8)).toMatchObject([{ code: "text_undecodable", rows: 1 }]);
    expect(await tried(csv(bytes), utf8)).toMatchObject({ accepted: 1, rejected: 1 });
  });

  test("with a NUL loses it, for the database has none", async () => {
    const account = await tried(csv(["date,score,comment", row("5", "2026-05-01", "a\u0000b")]), mapping());
    expect(account.samples.accepted[0]?.outcome).toMatchObject({ item: { comments: [{ text: "ab" }] } });
  });

  test("that a spreadsheet would run as a formula comes in as text and leaves with an apostrophe", async () => {
    const formula = '=HYPERLINK("http://evil.test")';
    const path = csv(["date,score,comment", `2026-05-01,"${formula.replaceAll('"', '""')}",+1`]);
    expect(await reasons(path)).toEqual([{ code: "score_word_unknown", column: "score", rows: 1, value: formula }]);
    const [group] = (await tried(path, mapping())).rejectedBy;
    const words = await rejectedWriter("en");
    expect(group && words.line(group.example)).toContain(`"'=HYPERLINK(""http://evil.test"")"`);
  });
});

describe("a file", () => {
  test("that ends inside a row loses that row alone, and says so", async () => {
    expect(await reasons(csv(["date,score,comment", row("5"), "2026-05-01,4"]))).toMatchObject([
      { code: "row_width", column: null, rows: 1 },
    ]);
    expect(await reasons(csv(["date,score,comment", row("5"), '2026-05-01,4,"cut off in the mid']))).toMatchObject([
      { code: "quote_open", rows: 1 },
    ]);
  });

  test("of a workbook that was cut short is refused whole", async () => {
    const whole = workbook({
      sheets: {
        Answers: [
          ["date", "score", "comment"],
          ["2026-05-01", 5, "ok"],
        ],
      },
    });
    const path = files.write("cut.xlsx", whole.subarray(0, Math.floor(whole.length * 0.6)));
    await expect(openTable(path)).rejects.toMatchObject({ reason: "workbook_damaged" });
  });

  test.each([
    ["nothing at all", Buffer.alloc(0), "file_empty"],
    ["a picture", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), "file_kind"],
    ["a ZIP of something else", Buffer.from("PK\u0003\u0004nothing"), "workbook_damaged"],
  ])("of %s is refused: %s", async (_, bytes, reason) => {
    await expect(openTable(files.write(`${reason}.bin`, bytes))).rejects.toMatchObject({ reason });
  });

  test("with a line of 100 MB is refused before it is in memory", { timeout: 60_000 }, async () => {
    const path = join(files.folder, "long.csv");
    const megabyte = Buffer.alloc(1024 ** 2, "a");
    function* content() {
      yield Buffer.from("date,score,comment\n2026-05-01,5,");
      for (let piece = 0; piece < 100; piece += 1) yield megabyte;
    }
    await pipeline(Readable.from(content()), createWriteStream(path));
    const before = process.memoryUsage().rss;
    await expect(tried(path, mapping())).rejects.toMatchObject({ reason: "row_too_large", params: { row: 2 } });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2);
  });
});

describe("an id", () => {
  const withId = mapping({ externalId: "comment" });

  test("twice with the same content is here already, with other content a conflict", async () => {
    const path = csv([
      "date,score,comment",
      row("5", "2026-05-01", "A"),
      row("5", "2026-05-01", "A"),
      row("4", "2026-05-01", "A"),
    ]);
    const account = await tried(path, { ...withId, columns: (withId.columns ?? []).slice(0, 1) });
    expect(account).toMatchObject({ rows: 3, accepted: 1, known: 1, rejected: 1 });
    expect(account.rejectedBy).toMatchObject([{ code: "id_conflict", column: "comment", rows: 1 }]);
  });

  test("that is missing, or that only we may give, is refused", async () => {
    const path = csv(["date,score,comment", row("5", "2026-05-01", ""), row("5", "2026-05-01", "heard:row:x:0")]);
    expect(
      (await reasons(path, { ...withId, columns: (withId.columns ?? []).slice(0, 1) })).map(({ code }) => code),
    ).toEqual(["id_missing", "invalid_value"]);
  });
});
