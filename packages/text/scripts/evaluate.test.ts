import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { macroF1 } from "./evaluate/evaluate.ts";
import { cohensKappa } from "./evaluate/kappa.ts";
import { parseLabelled } from "./evaluate/labelled.ts";

const folder = mkdtempSync(join(tmpdir(), "heard-evaluate-"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(content: string, ...options: string[]): string {
  const file = join(folder, "lines.tsv");
  writeFileSync(file, content);
  return execFileSync(process.execPath, [join(import.meta.dirname, "evaluate.ts"), file, ...options], {
    encoding: "utf8",
  });
}

describe("text:evaluate", () => {
  it("forces every comment to a side when no line is neu, and ends with one line of JSON", () => {
    const last = run("pos\t很好吃\nneg\t太差了\n", "--task", "sentiment", "--json").trim().split("\n").at(-1) ?? "";
    expect(JSON.parse(last)).toEqual({ n: 2, accuracy: 1, macroF1: 1, perSecond: expect.any(Number) });
  });

  it("knows the four labels of languages", () => {
    const output = run(
      "zh-Hans\t这个软件\nzh-Hant\t這個軟體\nen\tThis one\nother\tこれはペンです\n",
      "--task",
      "language",
    );
    expect(output).toMatch(/^n {11}4\naccuracy {4}1\.0000\nmacro-F1 {4}1\.0000\ncomments\/s {2}\d+/);
  });

  it("names the line of a label that the task does not know", () => {
    expect(() => parseLabelled("pos\ta\nbad\tb", "sentiment", "f.tsv")).toThrow(
      'f.tsv:2: label "bad" is not one of pos, neg, neu',
    );
    expect(() => parseLabelled("pos a", "sentiment", "f.tsv")).toThrow("f.tsv:1: no tab");
    expect(() => parseLabelled("\n", "language", "f.tsv")).toThrow("f.tsv: no labelled line");
  });

  it("takes chance out of agreement, as in Cohen's paper", () => {
    // Its table 1: proportions of 200 judgements of three kinds by two judges, κ = .492.
    const judged = [
      ["a", "a", 88],
      ["a", "b", 14],
      ["a", "c", 18],
      ["b", "a", 10],
      ["b", "b", 40],
      ["b", "c", 10],
      ["c", "a", 2],
      ["c", "b", 6],
      ["c", "c", 12],
    ] as const;
    const by = (judge: 0 | 1) => judged.flatMap((cell) => Array.from({ length: cell[2] }, () => cell[judge]));
    expect(cohensKappa(by(0), by(1))).toBeCloseTo(0.492, 3);
    expect(cohensKappa(["a", "b"], ["a", "b"])).toBe(1);
    expect(cohensKappa(["a", "a"], ["a", "a"])).toBeNull();
  });

  it("averages F1 over labels", () => {
    expect(macroF1(["a", "a", "b"], ["a", "b", "b"])).toBeCloseTo((2 / 3 + 2 / 3) / 2);
  });
});
