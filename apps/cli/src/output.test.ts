import { CreateOrganisationInput } from "@heard/core/organisations/schema";
import { afterEach, expect, test, vi } from "vitest";
import { accepted, fail } from "./output.ts";

const wrong = { key: "Not A Key", name: "", timeZone: "Mars/Olympus" };

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

test("what was typed wrongly is named with what it takes, in our words and each by itself", () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  try {
    accepted(CreateOrganisationInput, wrong);
  } catch (error) {
    fail(error, false);
  }
  const [text] = said.mock.calls[0] as [string];
  expect(text).toContain("key: Not A Key is not accepted here. Accepted: ");
  expect(text).toContain("name: ");
  expect(text).not.toMatch(/Invalid|expected string|Too small|pattern/);
});

test("so is what a verb finds by itself: no list of a library's own, and no stack", () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  try {
    CreateOrganisationInput.parse(wrong);
  } catch (error) {
    fail(error, false);
  }
  const [text] = said.mock.calls[0] as [string];
  expect(text).toContain("key: Accepted: lower-case letters");
  expect(text).not.toMatch(/ZodError|at .*output\.test/);
});
