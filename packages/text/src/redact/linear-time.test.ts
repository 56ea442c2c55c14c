import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { redact } from "../redact.ts";

const LITERAL = /(?<=[=(,:?!|&\s])\/(?![/*])(?<pattern>(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\n\\[])+)\/[a-z]*/g;

/** Patterns that are put together: the text of each string within `new RegExp(…)`, and the cue words themselves. */
const ASSEMBLED = /(?:`(?<template>[^`]+)`|"(?<string>[^"\n]+)")/g;

const patterns = globSync(["../redact.ts", "*.ts"], { cwd: import.meta.dirname })
  .filter((file) => !file.endsWith(".test.ts"))
  .flatMap((file) => {
    const source = readFileSync(`${import.meta.dirname}/${file}`, "utf8");
    const assembled = [...source.matchAll(/new RegExp\([\s\S]+?\);/g)].map(([call]) => call);
    if (file === "cues.ts") assembled.push(source);
    return [
      ...[...source.matchAll(LITERAL)].map(({ groups }) => groups?.pattern ?? ""),
      ...assembled.flatMap((text) =>
        [...text.matchAll(ASSEMBLED)].map(({ groups }) => groups?.template ?? groups?.string ?? ""),
      ),
    ].map((pattern) => ({ file, pattern }));
  });

/** A megabyte of the same piece over and over. */
const megabyteOf = (piece: string) => piece.repeat(Math.ceil(2 ** 20 / piece.length)).slice(0, 2 ** 20);

describe("redaction takes time in proportion to the text", { timeout: 60_000 }, () => {
  it("reads the patterns of the rules", () => {
    expect(patterns.length).toBeGreaterThan(30);
  });

  it.each(patterns)("because $file repeats nothing without a bound in $pattern", ({ pattern }) => {
    const bare = pattern
      .replace(/\$\{[^}]*\}/g, "")
      .replace(/\\\\?./g, "")
      .replace(/\[[^\]]*\]/g, "");
    expect(bare).not.toMatch(/[*+]|\{\d+,\}/);
  });

  it.each([
    ["1", 0],
    ["1 ", 0],
    ["1234-", 0],
    ["a@", 0],
    ["a.", 0],
    ["a@b.", 0],
    ["微信:a", 0],
    ["电话 2345 6789 元", 0],
    ["一 ", 0],
    ["DE89 ", 0],
    ["A123456(", 0],
    ["护照A", 0],
    ["⟦phone⟧", 0],
    ["+86", 0],
    ["\u0301\u0316", 0],
    ["13812345678,", 87_381],
  ])("and so a megabyte of %j is read to its end", (piece, found) => {
    expect(redact(megabyteOf(piece)).spans).toHaveLength(found);
  });
});
