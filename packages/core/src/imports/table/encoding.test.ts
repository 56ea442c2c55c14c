import { describe, expect, it } from "vitest";
import { encode } from "../../testing/encode.ts";
import { useTemporaryFiles } from "../../testing/temporary.ts";
import { decodeText, detectEncoding, type Encoding } from "./encoding.ts";

const files = useTemporaryFiles();
const simplified =
  "日期,评分,评论\n2026-03-01,5,店员很有耐心，没有催我，结账也快。\n2026-03-02,2,等了很久才有人来，排队的人太多了。\n";
const traditional =
  "日期,評分,評論\n2026-03-01,5,店員很有耐心，沒有催我，結帳也快。\n2026-03-02,2,等了很久才有人來，排隊的人太多了。\n";
const french =
  "date;note;avis\n2026-03-01;5;Très bon accueil, café offert à l'arrivée\n2026-03-02;2;Délais trop longs, dommage — c’est cher\n";

async function textOf(path: string, encoding: Encoding): Promise<string> {
  let text = "";
  for await (const piece of decodeText(path, encoding)) text += piece;
  return text;
}

describe("detectEncoding", () => {
  it.each([
    ["utf-8", "utf-8", Buffer.from(simplified)],
    ["utf-8 with its mark", "utf-8", Buffer.from(`\ufeff${simplified}`)],
    ["plain ASCII", "utf-8", Buffer.from("date,score\n2026-03-01,5\n")],
    ["utf-16le with its mark", "utf-16le", Buffer.from(`\ufeff${simplified}`, "utf16le")],
    ["utf-16le without", "utf-16le", Buffer.from("date,score\n2026-03-01,5\n", "utf16le")],
    ["utf-16be", "utf-16be", Buffer.from(`\ufeff${simplified}`, "utf16le").swap16()],
    ["GB18030", "gb18030", encode(simplified, "gb18030")],
    ["Big5", "big5", encode(traditional, "big5")],
    ["Windows-1252", "windows-1252", Buffer.from(french.replace("—", "\x97").replace("’", "\x92"), "latin1")],
  ] as const)("knows %s and says that it is sure", async (name, expected, bytes) => {
    const path = files.write(`${name}.csv`, bytes);
    expect(await detectEncoding(path)).toEqual({ encoding: expected, sure: true });
  });

  it("finds GB18030 that begins only after a megabyte of ASCII", async () => {
    const path = files.write(
      "late.csv",
      Buffer.concat([Buffer.from("1,2,3\n".repeat(250_000)), encode(simplified, "gb18030")]),
    );
    expect(await detectEncoding(path)).toEqual({ encoding: "gb18030", sure: true });
  });

  it("knows Traditional characters in GB18030 from Big5", async () => {
    const path = files.write("traditional-gb.csv", encode(traditional, "gb18030"));
    expect((await detectEncoding(path)).encoding).toBe("gb18030");
  });
});

describe("decodeText", () => {
  it("gives the same text from every encoding, also where a character is cut by the end of a piece", async () => {
    const long = simplified.repeat(9000);
    expect(await textOf(files.write("long-gb.csv", encode(long, "gb18030")), "gb18030")).toBe(long);
    expect(await textOf(files.write("long-big5.csv", encode(traditional, "big5")), "big5")).toBe(traditional);
  });

  it("reads the punctuation of Windows-1252", async () => {
    expect(await textOf(files.write("w.csv", Buffer.from("\x93caf\xe9\x94 \x80", "latin1")), "windows-1252")).toBe(
      "“café” €",
    );
  });

  it("marks bytes that are no text", async () => {
    expect(await textOf(files.write("bad.csv", Buffer.from([0x41, 0xff, 0x42])), "big5")).toContain("\ufffd");
  });
});
