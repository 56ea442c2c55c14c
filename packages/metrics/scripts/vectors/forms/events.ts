import {
  type AnswerSet,
  isExplained,
  type Look,
  leftAfter,
  promotedTo,
  rankIntervals,
  scoreAgainstBaseline,
  splitChange,
  unitSpread,
  type WeekCounts,
} from "../../../src/index.ts";
import { type Input, readNumber, readNumbers, readRecord, readRecords, readStrings } from "../read.ts";
import type { VectorForm } from "../vector.ts";

/** What one event was, and what of a change is real: sections 4, 7 and 8 of the alert procedure. */
export const eventForms: VectorForm[] = [
  { name: "explain", inputs: ["values", "reference", "tau2", "nu", "slices", "hPoint", "cases"], compute: explain },
  { name: "split", inputs: ["cases"], compute: split },
  { name: "spread", inputs: ["cases"], compute: spread },
];

function explain(input: Input) {
  const slices = new Map(
    Object.keys(readRecord(input.slices, "slices")).map((name) => [
      name,
      readStrings(readRecord(input.slices, "slices"), name),
    ]),
  );
  return {
    cases: readRecords(input, "cases").map((one) => explainCase(input, slices, readRecord(one.cells, "cells"))),
  };
}

function explainCase(input: Input, slices: ReadonlyMap<string, readonly string[]>, cells: Input) {
  const values = readNumbers(input, "values");
  const scoreOf = (set: AnswerSet) => {
    const names = Object.keys(cells).filter((cell) => holds(slices, set, cell));
    const read = (period: "w" | "b"): WeekCounts =>
      values.map((_, at) =>
        names.reduce((sum, name) => sum + (readNumbers(readRecord(cells[name], name), period)[at] ?? 0), 0),
      );
    return scoreAgainstBaseline([read("w")], [read("b")], {
      values,
      reference: readNumbers(input, "reference"),
      tau2: readNumber(input, "tau2"),
      nu: input.nu === null ? null : readNumber(input, "nu"),
    });
  };
  const look: Look = { size: (set) => scoreOf(set)?.n ?? 0, change: scoreOf };
  const names = [...slices.keys()];
  const found = names.map((name) => ({ name, score: scoreOf({ inside: [name] }) }));
  const [strongest] = found.toSorted((a, b) => strength(b.score) - strength(a.score));
  if (!strongest?.score) throw new TypeError("No slice has answers");
  const sign = strongest.score.delta < 0 ? -1 : 1;
  const others = names.filter((name) => name !== strongest.name);
  const alert = promotedTo(strongest.name, others, look, sign) ?? strongest.name;
  const limit = readNumber(input, "hPoint");
  return {
    z: Object.fromEntries(found.map(({ name, score }) => [name, score?.z ?? null])),
    delta: Object.fromEntries(found.map(({ name, score }) => [name, score?.delta ?? null])),
    ...{ strongest: strongest.name, alert },
    rest: Object.fromEntries(
      names
        .filter((name) => name !== alert)
        .map((name) => {
          const left = leftAfter(name, [alert], look);
          const { delta = null, se = null } = left.change ?? {};
          const z = left.change && left.change.delta / left.change.se;
          return [name, { ...left.shares[0], delta, se, z, explained: isExplained(left, sign, limit) }];
        }),
    ),
  };
}

function strength(change: { delta: number; se: number } | null): number {
  return change ? Math.abs(change.delta / change.se) : 0;
}

function holds(
  slices: ReadonlyMap<string, readonly string[]>,
  { inside, outside = [], anyOf }: AnswerSet,
  cell: string,
) {
  const lies = (slice: string) => slices.get(slice)?.includes(cell) ?? false;
  return inside.every(lies) && !outside.some(lies) && (anyOf?.some(lies) ?? true);
}

function split(input: Input) {
  return {
    cases: readRecords(input, "cases").map((one) => {
      const column = (name: string) => readNumbers(one, name);
      const period = (name: "After" | "Before", at: number) => ({
        n: column(`n${name}`)[at] ?? 0,
        mean: column(`mean${name}`)[at] ?? 0,
        variance: column(`var${name}`)[at] ?? 0,
      });
      const found = splitChange(
        column("mode").map((mode, at) => ({
          mode: `${mode}`,
          before: period("Before", at),
          after: period("After", at),
        })),
      );
      if (!found) return null;
      const { before, after, total, real, mix, mode } = found;
      return {
        ...{ before, after, total, real: real.value, mix: mix.value, mode: mode.value },
        ...{ seReal: real.se, seMix: mix.se, seMode: mode.se },
      };
    }),
  };
}

function spread(input: Input) {
  return {
    cases: readRecords(input, "cases").map((one) => {
      const variances = readNumbers(one, "variance");
      const units = readNumbers(one, "value").map((value, at) => ({ value, variance: variances[at] ?? 0 }));
      const found = unitSpread(units);
      const ranks = rankIntervals(units);
      return {
        ...{ sd: found?.sd ?? null, sdLo: found?.low ?? null, sdHi: found?.high ?? null },
        ...{ rankLo: ranks.map(({ low }) => low), rankHi: ranks.map(({ high }) => high) },
      };
    }),
  };
}
