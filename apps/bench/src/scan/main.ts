import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { isGrave } from "./finding.ts";
import { reportOf } from "./report.ts";
import { scan } from "./scan.ts";
import { endTools } from "./tools.ts";

const most = 60;
const reportFile = join(import.meta.dirname, "../../../../docs/security/scan.md");
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: String(most) },
    only: { type: "string" },
    report: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(`npm run scan -- [--minutes N] [--only TEXT] [--report FILE]

wapiti on every screen and route, sqlmap on every way of the inventory, signed in, against the product with the demo company in a data folder of its
own: at most ${most} minutes. With HEARD_SCAN_URL, HEARD_GATEWAY_URL and HEARD_DATA_DIR against one that runs; set HEARD_TRUSTED_PROXIES=1 there, and never
take one with the answers of real people: the scan writes, and leaves an owner with a known password. --only names what part of the name of a way in must contain.
Exit 1 when anything of medium or higher is found. The report is written to docs/security/scan.md, or to FILE.`);
  process.exit(0);
}
const minutes = Number(values.minutes);
if (!(minutes >= 1 && minutes <= most))
  throw new Error(`--minutes is "${values.minutes}"; it must be a number from 1 to ${most}`);
if (process.env.CI === "true") throw new Error("The scan is not for CI: it attacks for up to an hour. Run it by hand.");
if (values.only !== undefined && values.report === undefined)
  throw new Error("--only walks a part, which is no report of the product: give --report FILE");

// The product that the scan started ends by itself when this process is gone.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
process.once("exit", endTools);
const result = await scan({
  minutes,
  only: values.only ?? "",
  commit: commitOfCheckout(),
  log: (line) => console.error(line),
});
const file = values.report === undefined ? reportFile : resolve(process.env.INIT_CWD ?? ".", values.report);
writeFileSync(file, reportOf(result));
const grave = result.findings.filter(isGrave);
for (const { severity, tool, kind, target, parameter, detail } of grave)
  console.log(
    `${severity}  ${target}${parameter ? ` (${parameter})` : ""}: ${kind}, by ${tool}: ${detail.slice(0, 200)}`,
  );
for (const { tool, found, unreached } of result.walked)
  console.log(
    found
      ? `${tool} ${found.version}: ${unreached.length} ways in were not reached`
      : `${tool} is not on PATH: skipped`,
  );
console.log(`${grave.length} of medium or higher, ${result.findings.length} in all; the report is ${file}`);
process.exit(grave.length > 0 ? 1 : 0);

/** The short name of the commit; one that has been changed since says so, and outside a checkout it is unknown. */
function commitOfCheckout(): string {
  try {
    const options = { cwd: import.meta.dirname, encoding: "utf8" } as const;
    return execFileSync("git", ["describe", "--always", "--dirty"], options).trim();
  } catch {
    return "unknown";
  }
}
