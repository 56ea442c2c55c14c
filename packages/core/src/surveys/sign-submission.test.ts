import { describe, expect, test } from "vitest";
import { readLink, signLink } from "./sign-link.ts";
import { readPreview, readSubmission, type SubmissionClaim, signPreview, signSubmission } from "./sign-submission.ts";

const issuedAt = Date.UTC(2026, 5, 30, 12);
const deps = (days = 0, authSecret = "secret") => ({ authSecret, now: () => new Date(issuedAt + days * 86_400_000) });
const claim: SubmissionClaim = {
  organisationId: 1,
  surveyId: 2,
  survey: "relationship",
  version: 3,
  submissionId: "0197c3a0-0000-7000-8000-000000000001",
  seed: 4_294_967_295,
  mode: "link",
  parameters: { shop: "东一店" },
  invitationId: null,
  issuedAt,
};

describe("the token of a survey page", () => {
  const token = signSubmission(claim, "secret");

  test("says what it was made with, for thirty days", () => {
    expect(readSubmission(token, deps())).toEqual(claim);
    expect(readSubmission(token, deps(30))).toEqual(claim);
    expect(() => readSubmission(token, deps(30.1))).toThrow("too old");
    expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
  });

  test("is refused when a letter of it was changed, when it is another's, and when it was made for something else", () => {
    for (let at = 0; at < token.length; at += 7) {
      const letter = token[at] === "A" ? "B" : "A";
      expect(() => readSubmission(token.slice(0, at) + letter + token.slice(at + 1), deps())).toThrow("not made here");
    }
    expect(() => readSubmission(token, deps(0, "another secret"))).toThrow("not made here");
    for (const other of ["", ".", "a.b.c", `${token}.x`, token.split(".")[0] ?? ""])
      expect(() => readSubmission(other, deps())).toThrow("not made here");
    const preview = signPreview({ organisationId: 1, surveyId: 2, issuedAt }, "secret");
    expect(readPreview(preview, deps(1))).toEqual({ organisationId: 1, surveyId: 2, issuedAt });
    expect(() => readPreview(preview, deps(1.1))).toThrow("too old");
    expect(() => readSubmission(preview, deps())).toThrow("not made here");
    expect(() => readPreview(token, deps())).toThrow("not made here");
  });
});

describe("a link", () => {
  const declared: Parameters<typeof readLink>[1] = {
    parameters: [
      { key: "shop", fills: "touchpoint", signed: true },
      { key: "region", fills: "segment", segment: "area", values: ["east", "west"] },
    ],
  };
  const read = (given: Record<string, string>, signature?: string) =>
    readLink("relationship", declared, { given, signature }, "secret");
  const signature = signLink("relationship", { shop: "east-1" }, "secret");

  test("gives what was declared; what other tools add on the way is ignored", () => {
    expect(read({})).toEqual({});
    expect(read({ region: "east", utm_source: "mail", constructor: "x" })).toEqual({ region: "east" });
    expect(read({ shop: "east-1", region: "west", gclid: "1" }, signature)).toEqual({ shop: "east-1", region: "west" });
  });

  test.each([
    ["shop", { shop: "east-2" }, signature],
    ["shop", { shop: "east-1" }, undefined],
    ["shop", { shop: "east-1" }, signLink("another", { shop: "east-1" }, "secret")],
    ["shop", { shop: "east-1" }, ""],
    ["region", { region: "north" }, undefined],
  ])("that was changed is refused, naming %s", (parameter, given, signed) => {
    expect(() => read(given, signed)).toThrow(`“${parameter}” is not accepted`);
  });
});
