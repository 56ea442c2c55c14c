import { basename } from "node:path";
import { stripVTControlCharacters } from "node:util";

/**
 * How many tests did what. By name: those that failed, as far as they have one, and those that passed only on the second try, which are among
 * the passed.
 */
export type Counts = {
  passed: number;
  failed: number;
  skipped: number;
  failures: readonly string[];
  onSecondTry: readonly string[];
};

export const onePassed: Counts = { passed: 1, failed: 0, skipped: 0, failures: [], onSecondTry: [] };
export const oneFailed: Counts = { passed: 0, failed: 1, skipped: 0, failures: [], onSecondTry: [] };

export function sumCounts(all: readonly Counts[]): Counts {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return {
    ...sum,
    failures: all.flatMap(({ failures }) => failures),
    onSecondTry: all.flatMap(({ onSecondTry }) => onSecondTry),
  };
}

/** What stands above the last line: what failed, and what fails now and then, so that nobody looks for it in a long output or overlooks it. */
export const namedLines = ({ failures, onSecondTry }: Counts): string[] => [
  ...onSecondTry.map((name) => `passed only on the second try: ${name}`),
  ...failures.map((name) => `failed: ${name}`),
];

/** A failure that no test of it names goes by the name of its step. */
export const namedBy = (step: string, counts: Counts): Counts =>
  counts.failed > counts.failures.length ? { ...counts, failures: [...counts.failures, step] } : counts;

/** The last line of a run: `12 passed, 0 failed`, and how many were skipped when any were. */
export const summaryLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

/** The part of Vitest's JSON report that is read. */
export type VitestReport = {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: readonly {
    /** The path of the file. */
    name: string;
    status: string;
    /** Why, where it failed before or after its tests. */
    message: string;
    assertionResults: readonly { fullName: string; status: string }[];
  }[];
};

/** Counts a Vitest run. A file that fails beside its tests is one failure, and so is a run without tests or one that fails beside its files. */
export function vitestCounts(report: VitestReport): Counts {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((one) => one.status !== "failed"),
  );
  const failedTests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName }) => `${basename(name)} › ${fullName}`),
  );
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [...failedTests, ...brokenFiles.map(brokenFile)],
    onSecondTry: [],
  };
  return atLeastOneFailure(counts, report.success);
}

const brokenFile = ({ name, assertionResults, message }: VitestReport["testResults"][number]): string =>
  `${basename(name)} ${assertionResults.length === 0 ? "did not load" : "failed before or after its tests"}: ${message}`;

/** A run whose tests passed and that failed all the same, at something that no test waited for or at clearing up: named by what it said last. */
export const failedBesideTests = (counts: Counts, exitCode: number, lastWords: string): Counts => ({
  ...counts,
  failed: counts.failed + 1,
  failures: [
    ...counts.failures,
    `beside its tests, with exit code ${exitCode}${lastWords.trim() === "" ? ", without a word" : `:\n${stripVTControlCharacters(lastWords).trim()}`}`,
  ],
});

type PlaywrightSuite = {
  title: string;
  specs?: readonly { title: string; tests: readonly { status: string }[] }[];
  suites?: readonly PlaywrightSuite[];
};

/** The part of Playwright's JSON report that is read. */
export type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: readonly PlaywrightSuite[];
  errors: readonly unknown[];
};

/** Counts a Playwright run. A test that passed on the second try has passed and is named; an error outside the tests is one failure. */
export function playwrightCounts({ stats, suites, errors }: PlaywrightReport): Counts {
  const counts = {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: suites.flatMap((suite) => namesIn(suite, "unexpected")),
    onSecondTry: suites.flatMap((suite) => namesIn(suite, "flaky")),
  };
  return atLeastOneFailure(counts, errors.length === 0);
}

/** `exports.spec.ts › refusals › who may not export is told why` of every test that ended like this. */
function namesIn(
  { title, specs = [], suites = [] }: PlaywrightSuite,
  status: string,
  above: readonly string[] = [],
): string[] {
  const here = [...above, title];
  const found = specs.filter(({ tests }) => tests.some((one) => one.status === status));
  return [
    ...found.map((spec) => [...here, spec.title].join(" › ")),
    ...suites.flatMap((suite) => namesIn(suite, status, here)),
  ];
}

function atLeastOneFailure(counts: Counts, success: boolean): Counts {
  const ranNothing = counts.passed + counts.failed === 0;
  return counts.failed === 0 && (!success || ranNothing) ? { ...counts, failed: 1 } : counts;
}
