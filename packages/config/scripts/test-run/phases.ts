import { checks } from "../checks.ts";
import { type Check, openRepository } from "../repository.ts";
import { runPlaywright, runTool, runVitest } from "./commands.ts";
import { type Counts, oneFailed, onePassed } from "./counts.ts";

export type Step = { title: string; run: () => Promise<Counts> };

const verify: readonly Step[] = [
  { title: "format and lint", run: () => runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]) },
  {
    title: "types",
    run: () => runTool("turbo/bin/turbo", ["run", "typecheck", "--continue", "--output-logs=errors-only"]),
  },
  { title: "boundaries of workspaces", run: () => runTool("turbo/bin/turbo", ["boundaries"]) },
  ...checks.map((check) => ({ title: check.name, run: async () => runCheckStep(check) })),
  { title: "nothing unused", run: () => runTool("knip/bin/knip.js", []) },
  { title: "unit tests", run: () => runVitest("unit") },
];

const db: readonly Step[] = [
  { title: "database tests on PostgreSQL 18", run: () => runVitest("db") },
  { title: "data plane tests on PostgreSQL 15", run: () => runVitest("db", { HEARD_TEST_POSTGRES: "15" }) },
];

const named = process.argv.slice(3);

/**
 * What people do, start to end; beside it, in the same installation, every page in each of its states; last, what stands there while the database
 * refuses. Or the specs that are named, whatever they are, one by one.
 */
const browser: Step = {
  title: "journeys and pages in a browser",
  run: () => runPlaywright(named.length > 0 ? ["--no-deps", "--workers=1", ...named] : []),
};

/** What `npm run verify`, `npm run verify:db` and `npm run e2e` do, in the order of `npm test`. */
export const phases = { verify, db, e2e: [browser] } as const;

/** What only its own command does: every screen in every width, theme and language. */
export const extraPhases: Readonly<Record<string, readonly Step[]>> = {
  "e2e:combinations": [
    {
      title: "every screen in every appearance",
      run: () => runPlaywright(["every-path", "set-up", ...named], { HEARD_E2E_COMBINATIONS: "all" }),
    },
  ],
};

function runCheckStep(check: Check): Counts {
  const findings = check.find(openRepository());
  for (const { path, message } of findings) console.error(`${path}: ${message}`);
  return findings.length === 0 ? onePassed : oneFailed;
}
