import { readFileSync } from "node:fs";
import type { Finding, RedactionKind } from "../src/redact.ts";

/** A comment with the personal data in it marked. */
export type LabelledLine = { readonly text: string; readonly spans: readonly Finding[] };

const MARK = /\{(\w+):([^{}]*)\}/g;

/** Reads the marks of a line: `打{phone:138…}找我` is the text 打138…找我 with one span. */
export function parseLabelledLine(line: string): LabelledLine {
  const spans: Finding[] = [];
  let text = "";
  let from = 0;
  for (const { 0: mark, 1: kind, 2: value = "", index } of line.matchAll(MARK)) {
    text += line.slice(from, index);
    spans.push({ start: text.length, end: text.length + value.length, kind: kind as RedactionKind });
    text += value;
    from = index + mark.length;
  }
  return { text: text + line.slice(from), spans };
}

/** The comments written by hand: for what has a form or a check digit, or for names and addresses, which words give away. */
export function readLabelledLines(
  file: "redaction-lines.txt" | "name-lines.txt" = "redaction-lines.txt",
): LabelledLine[] {
  return readFileSync(new URL(file, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map(parseLabelledLine);
}
