import type { AuditCheck } from "@heard/core/audit";

type Finding = AuditCheck["findings"][number];

/** Entries in a row with the same fault are one line: a key that was lost breaks every seal. `last` is where the run ends. */
export function runsOf(findings: readonly Finding[]): (Finding & { last: Finding["sequence"] })[] {
  const runs: (Finding & { last: Finding["sequence"] })[] = [];
  for (const finding of findings) {
    const run = runs.at(-1);
    const goesOn = run?.problem === finding.problem && run.last !== null && finding.sequence === run.last + 1;
    if (run && goesOn) run.last = finding.sequence;
    else runs.push({ ...finding, last: finding.sequence });
  }
  return runs;
}
