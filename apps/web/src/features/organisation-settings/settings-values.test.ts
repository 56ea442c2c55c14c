import { expect, test } from "vitest";
import { changedSettings, numberProblems, type SettingsValues } from "./settings-values.ts";

const values: SettingsValues = {
  name: "Acme",
  locale: "en",
  yearStartMonth: 1,
  hideBelow: "5",
  lowBelow: "30",
  hasOpeningPixel: false,
  hasPublicNotices: false,
  demandsSecondFactor: false,
};

test.each([
  [{}, { hide: null, low: null }],
  [{ hideBelow: "4" }, { hide: "offRange", low: null }],
  [{ hideBelow: "1001" }, { hide: "offRange", low: null }],
  [{ hideBelow: "5.5" }, { hide: "offRange", low: null }],
  [{ lowBelow: "" }, { hide: null, low: "offRange" }],
  [{ hideBelow: "40" }, { hide: null, low: "tooLow" }],
  [{ hideBelow: " 30 " }, { hide: null, low: null }],
])("%j is judged before it is sent", (change, problems) => {
  expect(numberProblems({ ...values, ...change })).toEqual(problems);
});

test("only what differs is sent, without the spaces around a name", () => {
  const stored = { ...values, key: "acme", hideBelow: 5, lowBelow: 30 } as Parameters<typeof changedSettings>[0];
  expect(changedSettings(stored, { ...values, name: " Acme " })).toEqual({});
  expect(changedSettings(stored, { ...values, name: "Acme Ltd", lowBelow: "50" })).toEqual({
    name: "Acme Ltd",
    lowBelow: 50,
  });
});
