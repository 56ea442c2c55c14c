import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import type { Figure } from "./figures.ts";
import type { MeasuredRow } from "./published.ts";

const repository = join(import.meta.dirname, "../../../..");
const path = join(repository, "docs/verdicts.md");
const [begin, end] = ["<!-- figures: written by npm run simulate:verdicts -->", "<!-- end of figures -->"];

/** Everything that a full run found. */
export type Run = {
  readonly plans: number;
  readonly seed: number;
  readonly seconds: number;
  readonly rows: readonly MeasuredRow[];
  readonly power: readonly Figure[];
  readonly promises: readonly Figure[];
  readonly watch: readonly Figure[];
  readonly weekly: readonly Figure[];
  readonly summary: readonly string[];
};

/** Replaces the figures in docs/verdicts.md. @throws Error when the page has no place for them */
export function writeFigures(run: Run): void {
  const page = readFileSync(path, "utf8");
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`docs/verdicts.md has no place for figures: ${begin} … ${end}`);
  writeFileSync(path, `${before}${begin}\n${figuresOf(run)}\n${end}${after}`);
}

function figuresOf(run: Run): string {
  return [
    provenance(run),
    ...run.summary.map((line) => `- ${line}`),
    "",
    "### Plans without an effect",
    "",
    ...rowTable(run.rows),
    "",
    "### Power, and what else is promised",
    "",
    ...figureTable([...run.power, ...run.promises, ...run.watch, ...run.weekly]),
  ].join("\n");
}

function provenance({ plans, seed, seconds }: Run): string {
  const git = (...args: string[]) => execFileSync("git", ["-C", repository, ...args], { encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain", "--", "packages/metrics") === "" ? "" : " with changes";
  const [cpu] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `${plans} plans a row, seed ${seed}, ${day}, commit ${git("rev-parse", "--short", "HEAD")}${changed}, ${cpu?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}, ${Math.round(seconds / 60)} minutes on one core.\n`;
}

function rowTable(rows: readonly MeasuredRow[]): string[] {
  return [
    "| World | improved | worsened | not comparable | coverage | plain DiD: improved | its coverage | before/after: improved |",
    "|---|---|---|---|---|---|---|---|",
    ...rows.map(({ row, shares, bounds, product, contrast }) => {
      const cell = (column: keyof typeof shares & keyof typeof row) => {
        const published = row[column];
        const figure = [...product, ...contrast].find(({ name }) => name === `${row.name}: ${column}`);
        const text = `${percent(shares[column])} (${published ?? "–"})`;
        return figure?.holds === false ? `**${text}**` : text;
      };
      const broken = bounds.some(({ holds }) => !holds) ? " **a bound is missed**" : "";
      const columns = (
        ["improved", "worsened", "notComparable", "coverage", "didImproved", "didCoverage"] as const
      ).map(cell);
      return `| ${row.name}${broken} | ${columns.join(" | ")} | ${percent(shares.beforeAfterImproved)} |`;
    }),
  ];
}

function figureTable(figures: readonly Figure[]): string[] {
  const word = (holds: boolean | null) => (holds === null ? "–" : holds ? "holds" : "**missed**");
  return [
    "| Figure | % | plans | |",
    "|---|---|---|---|",
    ...figures.map(
      ({ name, measured, plans, holds }) => `| ${name} | ${percent(measured)} | ${plans} | ${word(holds)} |`,
    ),
  ];
}

/** Per cent with one decimal. */
export function percent(share: number): string {
  return (100 * share).toFixed(1);
}
