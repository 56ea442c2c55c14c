import type { ClaimResult } from "./claim.ts";
import type { Machine } from "./machine.ts";

/** One part of a run with how idle the machine was around it; when it was too busy, its figures are shown and not judged. */
export type Part = {
  name: string;
  idleBefore: number;
  /** `null` for a part that was not measured at all. */
  idleAfter: number | null;
  isBusy: boolean;
  results: readonly ClaimResult[];
};
export type Run = { commit: string; date: string; rows: number; minutes: number; machine: Machine };

/** A run as a page of Markdown: what it stood on, then every claim beside its floor. */
export function markdownReport({ commit, date, rows, minutes, machine }: Run, parts: readonly Part[]): string {
  const { cpu, cores, memoryGb, node, flushMs } = machine;
  return [
    `Commit ${commit}, ${date}, ${count(rows)} responses and as many comments, ${minutes} minutes. ${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}, PostgreSQL 18; a flush to the disk takes ${flushMs.p50.toFixed(2)} ms (p95 ${flushMs.p95.toFixed(2)}).`,
    "",
    "| Part | Claim | Measured | Floor | Ratio | Reach | |",
    "|---|---|---|---|---|---|---|",
    ...parts.flatMap((part) => part.results.map((result) => row(part, result))),
    "",
    ...parts.flatMap(busyLine),
    verdictOf(parts),
    "",
  ].join("\n");
}

/** A run as lines for a terminal. */
export function plainReport(parts: readonly Part[]): string {
  return [
    ...parts.flatMap(({ isBusy, results }) =>
      results.map((result) => {
        const { claim, measured, unit, floor, ratio, reach, pass, note } = result;
        const beside = floor === null ? "" : `, floor ${floor}${isBusy ? "" : `, ratio ${ratio}`}`;
        const word = isBusy ? "busy" : reach === null ? "    " : pass ? "ok  " : "FAIL";
        return `${word}  ${claim}: ${measured} ${unit}${beside} (${reachOf(result)})${note ? ` (${note})` : ""}`;
      }),
    ),
    ...parts.flatMap(busyLine),
    verdictOf(parts),
  ].join("\n");
}

const count = (value: number) => value.toLocaleString("en");
const percent = (share: number) => `${(share * 100).toFixed(0)} %`;

function reachOf({ reach, floor, unit }: ClaimResult): string {
  if (reach === null) return "reported";
  if ("atMost" in reach) return `≤ ${count(reach.atMost)} ${unit}`;
  return floor === null ? `≥ ${count(reach.atLeast)} ${unit}` : `≥ ${reach.atLeast}`;
}

function row({ name, isBusy }: Part, result: ClaimResult): string {
  const { claim, measured, unit, floor, ratio, reach, pass, note } = result;
  const cells = [
    name,
    (note === undefined ? claim : `${claim} (${note})`).replaceAll("|", "\\|"),
    `${count(measured)} ${unit}`,
    floor === null ? "—" : `${count(floor)} ${unit}`,
    isBusy ? "—" : (ratio ?? "—"),
    reachOf(result),
    reach === null ? "" : isBusy ? "not judged" : pass ? "✓" : "missed",
  ];
  return `| ${cells.join(" | ")} |`;
}

function busyLine({ name, isBusy, idleBefore, idleAfter }: Part): string[] {
  if (!isBusy) return [];
  const after =
    idleAfter === null ? "; it was not measured" : ` before and ${percent(idleAfter)} after; no ratio, no verdict`;
  return [`${name}: the machine was busy with something else, ${percent(idleBefore)} idle${after}.`];
}

function verdictOf(parts: readonly Part[]): string {
  const judged = parts.filter(({ isBusy }) => !isBusy).flatMap(({ results }) => results);
  const missed = judged.filter(({ pass }) => !pass).length;
  if (judged.length === 0) return "Nothing is judged.";
  return missed === 0 ? "Every claim that is judged is reached." : `${missed} of ${judged.length} are missed.`;
}

const [begin, end] = ["<!-- figures: written by npm run bench -->", "<!-- end of figures -->"];

/** The report inside a page that has a place for it, else alone. */
export function placeReport(page: string, report: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) return report;
  return `${page.slice(0, from + begin.length)}\n\n${report}\n${page.slice(to)}`;
}
