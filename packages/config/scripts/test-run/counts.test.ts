import { describe, expect, test } from "vitest";
import { onePassed, playwrightCounts, sumCounts, summaryLine, type VitestReport, vitestCounts } from "./counts.ts";

const report = (changes: Partial<VitestReport> = {}): VitestReport => ({
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: "passed", assertionResults: [1, 2, 3] }],
  ...changes,
});

describe("the counts of a Vitest run", () => {
  test("are its tests", () => {
    expect(vitestCounts(report({ numPendingTests: 1, numTodoTests: 2 }))).toEqual({ passed: 3, failed: 0, skipped: 3 });
  });

  test("hold a file that did not load as one failure", () => {
    const testResults = [{ status: "failed", assertionResults: [] }];
    expect(vitestCounts(report({ success: false, testResults }))).toEqual({ passed: 3, failed: 1, skipped: 0 });
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
  test("hold a flaky test as a failure", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(playwrightCounts({ stats, errors: [] })).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  test("hold a set-up that failed as one failure", () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(playwrightCounts({ stats, errors: ["no browser"] }).failed).toBe(1);
    expect(playwrightCounts({ stats, errors: [] }).failed).toBe(1);
  });
});

test("the last line names skipped tests only when there are any", () => {
  expect(summaryLine(sumCounts([onePassed, onePassed]))).toBe("2 passed, 0 failed");
  expect(summaryLine({ passed: 1, failed: 2, skipped: 3 })).toBe("1 passed, 2 failed, 3 skipped");
});
