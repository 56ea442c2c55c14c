import { expect, test } from "vitest";
import { isUnavailable } from "./unavailable.ts";

const failed = (code: string) => Object.assign(new Error("connect"), { code });

test("a database that does not answer is told from one that refuses, however deep the error was wrapped", () => {
  expect(isUnavailable(failed("ECONNREFUSED"))).toBe(true);
  expect(isUnavailable(new Error("Failed query", { cause: failed("57P01") }))).toBe(true);
  expect(isUnavailable(new Error("Failed query", { cause: failed("23505") }))).toBe(false);
  expect(isUnavailable(new Error("Failed query", { cause: failed("53100") }))).toBe(true);
  // The disk of the product itself is full: nobody but its operator mends that, so it is not told as a passing matter.
  expect(isUnavailable(failed("ENOSPC"))).toBe(false);
  expect(isUnavailable("ECONNREFUSED")).toBe(false);
});
