import { inspect } from "node:util";
import { expect, test } from "vitest";
import { forgetParameters } from "./forget-parameters.ts";

/** As a bundler makes it: the class of drizzle's once more, in another chunk than the one that made the connection. */
class DrizzleQueryError extends Error {
  query: string;
  params: unknown[];
  constructor(query: string, params: unknown[], cause: Error) {
    super(`Failed query: ${query}\nparams: ${params}`, { cause });
    this.query = query;
    this.params = params;
  }
}

test("an error of another copy of the class is known by what it holds, however deep it lies", () => {
  const failed = new DrizzleQueryError(
    "update contacts set name = $1",
    ["Ada Lovelace", "ada@example.org"],
    new Error("refused"),
  );
  const told = inspect(forgetParameters(new Error("The job failed", { cause: failed })), { depth: 9 });
  expect(told).toContain("update contacts set name = $1");
  expect(told).toContain("refused");
  expect(told).toContain("forget-parameters.test.ts");
  expect(told).not.toMatch(/Ada|example\.org/);
});

test("other errors stay as they are", () => {
  const error = Object.assign(new Error("No such file"), { query: 1 });
  expect(forgetParameters(error)).toBe(error);
  expect(error.message).toBe("No such file");
  expect(forgetParameters("text")).toBe("text");
});
