// npm run -s text:evaluate -- FILE.tsv --task sentiment|language [--json]
// How the shipped analysis does on labelled comments, one `label<TAB>text` a line.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { evaluate, isTask, TASKS } from "./evaluate/evaluate.ts";
import { parseLabelled } from "./evaluate/labelled.ts";

const USAGE = `Usage: npm run -s text:evaluate -- FILE.tsv --task ${TASKS.join("|")} [--json]`;

try {
  run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

function run() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { task: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const [file] = positionals;
  const { task } = values;
  if (file === undefined || task === undefined || !isTask(task)) throw new Error(USAGE);
  // npm starts scripts in the root of the checkout; a path means where the person stands.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  const result = evaluate(parseLabelled(readFileSync(path, "utf8"), task, path), task);
  if (values.json) {
    const { n, accuracy, macroF1, perSecond } = result;
    console.log(JSON.stringify({ n, accuracy, macroF1, perSecond }));
    return;
  }
  console.log(`n           ${result.n}${result.forced ? "  (forced to pos or neg: no line is neu)" : ""}`);
  console.log(`accuracy    ${result.accuracy.toFixed(4)}`);
  console.log(`macro-F1    ${result.macroF1.toFixed(4)}`);
  console.log(`comments/s  ${Math.round(result.perSecond)}`);
}
