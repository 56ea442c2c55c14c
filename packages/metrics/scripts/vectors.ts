// npm run -s metrics:vectors -- FILE.json
// Runs reference vectors against this package: one line an id, `pass` or `fail expected … got …`; exit 1 on any failure or unknown form.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { forms } from "./vectors/forms/index.ts";
import { describeOutcome, parseVectors, runVector } from "./vectors/vector.ts";

const [file] = process.argv.slice(2);
if (!file) {
  console.error("Usage: npm run -s metrics:vectors -- FILE.json");
  process.exit(2);
}

// npm starts scripts in the root of the checkout; a path means where the person stands.
const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
const outcomes = parseVectors(JSON.parse(readFileSync(path, "utf8"))).map((vector) => runVector(vector, forms));
for (const outcome of outcomes) console.log(describeOutcome(outcome));
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
