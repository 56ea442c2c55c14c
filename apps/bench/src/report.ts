import type { ClaimResult } from "./claim.ts";
import type { Machine } from "./machine.ts";

export type Run = { commit: string; date: string; rows: number; machine: Machine };

/** A run as a page of Markdown: what it stood on, then every claim beside its floor. */
export function markdownReport({ commit, date, rows, machine }: Run, results: readonly ClaimResult[]): string {
  const { cpu, cores, node, flushMs, idleShare } = machine;
  const failed = results.filter(({ pass }) => !pass).length;
  return [
    `Commit ${commit}, ${date}, ${rows.toLocaleString("en")} rows. ${cpu}, ${cores} cores, Node ${node}; a flush to the disk takes ${flushMs.p50.toFixed(2)} ms (p95 ${flushMs.p95.toFixed(2)}); ${(idleShare * 100).toFixed(0)} % idle before the start.`,
    "",
    "| Claim | Measured | Floor | Ratio | Reach | |",
    "|---|---|---|---|---|---|",
    ...results.map(row),
    "",
    failed === 0 ? "Every claim that is judged is reached." : `${failed} of ${results.length} fall short.`,
    "",
  ].join("\n");
}

function row({ claim, measured, unit, floor, ratio, reach, pass, note }: ClaimResult): string {
  const name = note === undefined ? claim : `${claim} (${note})`;
  const cells = [
    name.replaceAll("|", "\\|"),
    `${measured.toLocaleString("en")} ${unit}`,
    floor === null ? "—" : `${floor.toLocaleString("en")} ${unit}`,
    ratio ?? "—",
    reach ?? "reported",
    reach === null ? "" : pass ? "✓" : "short",
  ];
  return `| ${cells.join(" | ")} |`;
}
