import { stopCommands } from "./test-run/commands.ts";
import { type Counts, namedBy, namedLines, oneFailed, sumCounts, summaryLine } from "./test-run/counts.ts";
import { extraPhases, phases, type Step } from "./test-run/phases.ts";

// `node run-tests.ts [verify | db | e2e | e2e:combinations]`; the first three without an argument. The last line is always `N passed, N failed`, and a step that
// cannot run has failed: nothing is skipped in silence.
const results: Counts[] = [];
const wanted = process.argv[2];

let interrupted = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    interrupted = true;
    stopCommands();
  });

for (const step of stepsOf(wanted)) {
  if (interrupted) break;
  console.log(`\n▸ ${step.title}`);
  const startedAt = performance.now();
  const counts = namedBy(step.title, await runStep(step));
  results.push(counts);
  console.log(`  ${step.title}: ${summaryLine(counts)} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}
if (interrupted) results.push(oneFailed);

const total = sumCounts(results);
console.log(["", ...namedLines(total), summaryLine(total)].join("\n"));
process.exitCode = total.failed > 0 ? 1 : 0;

function stepsOf(phase: string | undefined): readonly Step[] {
  if (phase === undefined) return Object.values(phases).flat();
  const known: Record<string, readonly Step[]> = { ...phases, ...extraPhases };
  const steps = known[phase];
  if (steps) return steps;
  console.error(`There is no phase "${phase}". Accepted: ${Object.keys(known).join(", ")}, or nothing for all.`);
  results.push(oneFailed);
  return [];
}

async function runStep(step: Step): Promise<Counts> {
  try {
    return await step.run();
  } catch (error) {
    console.error(error);
    return oneFailed;
  }
}
