// npm run -s metrics:vectors -- FILE.json
// Runs reference vectors against this package: one line an id, `pass` or `fail expected … got …`. Exit 0 when all pass, 1 on any failure or
// unknown form, 2 when the file cannot be read.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { forms } from "./vectors/forms/index.ts";
import { describeOutcome, parseVectors, runVector, type Vector } from "./vectors/vector.ts";

const [file] = process.argv.slice(2);
const vectors = file === undefined ? usage() : readVectors(file);
const outcomes = vectors?.map((vector) => runVector(vector, forms)) ?? [];
for (const outcome of outcomes) console.log(describeOutcome(outcome));
if (vectors) process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;

function usage(): null {
  console.error("Usage: npm run -s metrics:vectors -- FILE.json");
  process.exitCode = 2;
  return null;
}

function readVectors(name: string): Vector[] | null {
  // npm starts scripts in the root of the checkout; a path means where the person stands.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), name);
  try {
    return parseVectors(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
    return null;
  }
}
