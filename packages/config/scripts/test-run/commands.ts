import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { rootFolder } from "../repository.ts";
import {
  type Counts,
  failedBesideTests,
  oneFailed,
  onePassed,
  type PlaywrightReport,
  playwrightCounts,
  type VitestReport,
  vitestCounts,
} from "./counts.ts";

const running = new Set<ChildProcess>();

/** Ends what runs, when the run itself is asked to end. */
export function stopCommands(): void {
  // As Ctrl-C would: the test programs then take down what they set up.
  for (const child of running) child.kill("SIGINT");
}

/** How a program ended, and the end of what it wrote to stderr: where a run fails beside its tests, the reason stands nowhere else. */
type Ended = { exitCode: number; lastWords: string };
const lastWordsKept = 3000;

/**
 * Runs a program of node_modules with this Node and lets its output through. Nothing waits for a keyboard, nothing reports home, and a
 * database of somebody's own is out of reach.
 */
function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const path = [join(rootFolder, "node_modules/.bin"), dirname(process.execPath), inherited.PATH].join(delimiter);
  const child = spawn(process.execPath, [join(rootFolder, "node_modules", script), ...args], {
    cwd: rootFolder,
    stdio: ["ignore", "inherit", "pipe"],
    env: {
      ...inherited,
      PATH: path,
      CI: "true",
      DO_NOT_TRACK: "1",
      TURBO_TELEMETRY_DISABLED: "1",
      NEXT_TELEMETRY_DISABLED: "1",
      ...env,
    },
  });
  running.add(child);
  let lastWords = "";
  child.stderr.on("data", (piece: Buffer) => {
    process.stderr.write(piece);
    lastWords = (lastWords + piece.toString()).slice(-lastWordsKept);
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      running.delete(child);
      resolve({ exitCode: code ?? 1, lastWords });
    });
  });
}

/** A program that is right or wrong as a whole: one test. */
export async function runTool(script: string, args: readonly string[]): Promise<Counts> {
  return (await run(script, args)).exitCode === 0 ? onePassed : oneFailed;
}

/** A project of vitest.config.ts. */
export function runVitest(project: string, env: NodeJS.ProcessEnv = {}): Promise<Counts> {
  return withReport<VitestReport>(vitestCounts, (file) =>
    run(
      "vitest/vitest.mjs",
      ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
      env,
    ),
  );
}

/** The journeys in a browser. */
export function runPlaywright(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Counts> {
  return withReport<PlaywrightReport>(playwrightCounts, (file) =>
    run(
      "@playwright/test/cli.js",
      ["test", "--config=apps/web/playwright.config.ts", "--reporter=list,json", ...args],
      {
        ...env,
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      },
    ),
  );
}

/** Runs a test program that writes a report and counts what it says; without a readable report the whole run is one failure. */
async function withReport<Report>(
  count: (report: Report) => Counts,
  runTests: (file: string) => Promise<Ended>,
): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), "heard-report-"));
  const file = join(folder, "report.json");
  try {
    const { exitCode, lastWords } = await runTests(file);
    const text = await readFile(file, "utf8").catch(() => null);
    if (text === null) return oneFailed;
    const counts = count(JSON.parse(text));
    return exitCode === 0 || counts.failed > 0 ? counts : failedBesideTests(counts, exitCode, lastWords);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
