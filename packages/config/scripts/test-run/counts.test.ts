import { describe, expect, test } from "vitest";
import {
  failedBesideTests,
  namedBy,
  namedLines,
  oneFailed,
  onePassed,
  playwrightCounts,
  sumCounts,
  summaryLine,
  type VitestReport,
  vitestCounts,
} from "./counts.ts";

const report = (changes: Partial<VitestReport> = {}): VitestReport => ({
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ name: "/home/a.test.ts", status: "passed", message: "", assertionResults: [] }],
  ...changes,
});

describe("the counts of a Vitest run", () => {
  test("are its tests", () => {
    expect(vitestCounts(report({ numPendingTests: 1, numTodoTests: 2 }))).toMatchObject({
      passed: 3,
      failed: 0,
      skipped: 3,
    });
  });

  test("hold a file that did not load as one failure", () => {
    const testResults = [
      { name: "/home/b.test.ts", status: "failed", message: "no such module", assertionResults: [] },
    ];
    expect(vitestCounts(report({ success: false, testResults }))).toMatchObject({
      passed: 3,
      failed: 1,
      skipped: 0,
      failures: ["b.test.ts did not load: no such module"],
    });
  });

  test("hold a file that fails once its tests have passed as one failure, with the reason", () => {
    const assertionResults = [{ fullName: "a list holds what was added", status: "passed" }];
    const testResults = [{ name: "/home/b.test.ts", status: "failed", message: "cannot drop", assertionResults }];
    expect(vitestCounts(report({ success: false, testResults }))).toMatchObject({
      failed: 1,
      failures: ["b.test.ts failed before or after its tests: cannot drop"],
    });
  });

  test("name a run that fails beside its files by what it said last", () => {
    const counts = failedBesideTests(vitestCounts(report()), 1, "\u001b[31mUnhandled Rejection\u001b[39m\n");
    expect(counts).toMatchObject({ passed: 3, failed: 1 });
    expect(namedLines(counts)).toEqual(["failed: beside its tests, with exit code 1:\nUnhandled Rejection"]);
    expect(failedBesideTests(counts, 2, "").failures.at(-1)).toBe("beside its tests, with exit code 2, without a word");
  });

  test("name each that failed by its file and its whole name", () => {
    const assertionResults = [
      { fullName: "a list holds what was added", status: "passed" },
      { fullName: "a list forgets what was removed", status: "failed" },
    ];
    const testResults = [{ name: "/home/a.test.ts", status: "failed", message: "", assertionResults }];
    const counts = vitestCounts(report({ success: false, numFailedTests: 1, testResults }));
    expect(counts.failures).toEqual(["a.test.ts › a list forgets what was removed"]);
    expect(namedLines(counts)).toEqual(["failed: a.test.ts › a list forgets what was removed"]);
  });

  test("hold a failure outside the tests as one failure", () => {
    expect(vitestCounts(report({ success: false })).failed).toBe(1);
    expect(vitestCounts(report({ success: false, numFailedTests: 2 })).failed).toBe(2);
  });

  test("call a run without tests a failure", () => {
    expect(vitestCounts(report({ numPassedTests: 0, testResults: [] })).failed).toBe(1);
  });
});

describe("the counts of a Playwright run", () => {
  const suites = [
    {
      title: "exports.spec.ts",
      specs: [
        { title: "tiles say the same", tests: [{ status: "expected" }] },
        { title: "a large list is made", tests: [{ status: "flaky" }] },
      ],
      suites: [
        {
          title: "refusals",
          specs: [
            { title: "who may not", tests: [{ status: "expected" }, { status: "flaky" }] },
            { title: "who never may", tests: [{ status: "unexpected" }] },
          ],
        },
      ],
    },
    { title: "people.spec.ts", specs: [], suites: [] },
  ];

  test("hold a test that passed on the second try as passed, and name it", () => {
    const counts = playwrightCounts({
      stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 2 },
      suites,
      errors: [],
    });
    expect(counts).toEqual({
      passed: 7,
      failed: 1,
      skipped: 2,
      failures: ["exports.spec.ts › refusals › who never may"],
      onSecondTry: ["exports.spec.ts › a large list is made", "exports.spec.ts › refusals › who may not"],
    });
    expect(namedLines(sumCounts([onePassed, counts]))).toEqual([
      "passed only on the second try: exports.spec.ts › a large list is made",
      "passed only on the second try: exports.spec.ts › refusals › who may not",
      "failed: exports.spec.ts › refusals › who never may",
    ]);
    expect(summaryLine(sumCounts([onePassed, counts]))).toBe("8 passed, 1 failed, 2 skipped");
  });

  test("say nothing of a second try when everything passed on the first", () => {
    const counts = playwrightCounts({
      stats: { expected: 1, unexpected: 0, flaky: 0, skipped: 0 },
      suites: [{ title: "people.spec.ts", specs: [{ title: "one", tests: [{ status: "expected" }] }] }],
      errors: [],
    });
    expect(namedLines(counts)).toEqual([]);
  });

  test("hold a set-up that failed as one failure", () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(playwrightCounts({ stats, suites: [], errors: ["no browser"] }).failed).toBe(1);
    expect(playwrightCounts({ stats, suites: [], errors: [] }).failed).toBe(1);
  });
});

test("the last line names skipped tests only when there are any", () => {
  expect(summaryLine(sumCounts([onePassed, onePassed]))).toBe("2 passed, 0 failed");
  expect(summaryLine({ ...onePassed, failed: 2, skipped: 3 })).toBe("1 passed, 2 failed, 3 skipped");
});

test("a failure without a name goes by its step", () => {
  expect(namedBy("types", oneFailed).failures).toEqual(["types"]);
  expect(namedBy("unit tests", { ...oneFailed, failures: ["a.test.ts › adds"] }).failures).toEqual([
    "a.test.ts › adds",
  ]);
  expect(namedBy("types", onePassed)).toEqual(onePassed);
});
