import { expect, test } from "vitest";
import { bodyOfDraft, createDrafts, type Draft, draftKey, isWorthKeeping } from "./draft.ts";

const draft: Draft = {
  token: "t",
  version: "demo:1",
  language: "en",
  answers: "{}",
  page: "nps",
  fields: [["nps", "9"]],
  pressed: null,
  at: 1000,
};

function store(initial?: string) {
  const kept = new Map(initial === undefined ? [] : [["key", initial]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test("a draft comes back as it was, for a day", () => {
  const place = store();
  const drafts = createDrafts(() => place, "key");
  drafts.keep(draft);
  expect(drafts.read(2000)).toEqual(draft);
  expect(drafts.read(draft.at + 86_400_000)).toBeNull();
  drafts.forget();
  expect(drafts.read(2000)).toBeNull();
});

test.each(["", "no json", "null", "7", '{"version":"demo:1","at":1000}'])("what is no draft is none: %j", (text) => {
  expect(createDrafts(() => store(text), "key").read(2000)).toBeNull();
});

test("a store that is forbidden or full changes nothing", () => {
  const drafts = createDrafts(() => {
    throw new DOMException("Forbidden", "SecurityError");
  }, "key");
  expect(() => drafts.keep(draft)).not.toThrow();
  expect(drafts.read(2000)).toBeNull();
  expect(() => drafts.forget()).not.toThrow();
});

test("an untouched page leaves nothing behind", () => {
  expect(isWorthKeeping({ ...draft, fields: [["why", ""]] })).toBe(false);
  expect(isWorthKeeping(draft)).toBe(true);
  expect(isWorthKeeping({ ...draft, answers: '{"nps":9}', fields: [] })).toBe(true);
});

test("links of two shops have two drafts", () => {
  expect(draftKey({ pathname: "/s/demo", search: "?shop=a" })).not.toBe(
    draftKey({ pathname: "/s/demo", search: "?shop=b" }),
  );
});

test("a draft sends what was pressed and has not arrived, by its own token and version", () => {
  expect(Object.fromEntries(bodyOfDraft({ ...draft, pressed: "next" }))).toEqual({
    ...{ nps: "9", _token: "t", _language: "en", _answers: "{}", _page: "nps", _go: "next" },
  });
  expect(bodyOfDraft(draft).get("_go")).toBe("stay");
});
