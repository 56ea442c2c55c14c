/** How many tests did what, and the names of those that passed only on the second try: they are among the passed. */
export type Counts = { passed: number; failed: number; skipped: number; onSecondTry: readonly string[] };

export const onePassed: Counts = { passed: 1, failed: 0, skipped: 0, onSecondTry: [] };
export const oneFailed: Counts = { passed: 0, failed: 1, skipped: 0, onSecondTry: [] };

export function sumCounts(all: readonly Counts[]): Counts {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return { ...sum, onSecondTry: all.flatMap(({ onSecondTry }) => onSecondTry) };
}

/** What stands above the last line, so that nobody overlooks a test that fails now and then: each by its name. */
export const secondTryLines = ({ onSecondTry }: Counts): string[] =>
  onSecondTry.map((name) => `passed only on the second try: ${name}`);

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
  testResults: readonly { status: string; assertionResults: readonly unknown[] }[];
};

/** Counts a Vitest run. A file that does not load is one failure, and so is a run without tests or one that fails beside its tests. */
export function vitestCounts(report: VitestReport): Counts {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
    onSecondTry: [],
  };
  return atLeastOneFailure(counts, report.success);
}

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
    onSecondTry: suites.flatMap((suite) => flakyIn(suite, [])),
  };
  return atLeastOneFailure(counts, errors.length === 0);
}

/** `exports.spec.ts › refusals › who may not export is told why` of every test that failed first. */
function flakyIn({ title, specs = [], suites = [] }: PlaywrightSuite, above: readonly string[]): string[] {
  const here = [...above, title];
  const flaky = specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky"));
  return [
    ...flaky.map((spec) => [...here, spec.title].join(" › ")),
    ...suites.flatMap((suite) => flakyIn(suite, here)),
  ];
}

function atLeastOneFailure(counts: Counts, success: boolean): Counts {
  const ranNothing = counts.passed + counts.failed === 0;
  return counts.failed === 0 && (!success || ranNothing) ? { ...counts, failed: 1 } : counts;
}
