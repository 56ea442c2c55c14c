import { EmbedSettings } from "@heard/survey";
import { expect, test } from "vitest";
import { emptyEmbed, settingsFrom, valuesOf } from "./embed-values.ts";

const full: EmbedSettings = {
  ...emptyEmbed,
  origins: ["https://www.example.org", "http://localhost:8080"],
  buttonText: { en: "Tell us" },
  trigger: { on: "event", name: "order-placed" },
  pages: [{ path: "/cart/*", touchpoint: "checkout" }, { path: "/about" }],
  samplePercent: 12.5,
  keptQuery: ["campaign"],
};

test.each([
  full,
  emptyEmbed,
  { ...full, trigger: { on: "exit" } },
  { ...full, trigger: { on: "scroll", percent: 70 } },
])("settings come back from the form as they went in: %j", (given) => {
  const settings = EmbedSettings.parse(given);
  expect(settingsFrom(valuesOf(settings))).toEqual({ settings });
});

test("origins stand one after another, and are kept as browsers name them", () => {
  const read = settingsFrom({ ...valuesOf(emptyEmbed), origins: " https://a.example/ ，https://b.example" });
  const kept = "settings" in read && EmbedSettings.parse(read.settings).origins;
  expect(kept).toEqual(["https://a.example", "https://b.example"]);
});

test.each([
  [{ seconds: "soon" }, "seconds"],
  [{ trigger: "scroll", percent: "0" }, "percent"],
  [{ trigger: "event", event: "Order placed" }, "event"],
  [{ samplePercent: "101" }, "samplePercent"],
  [{ quietDays: "" }, "quietDays"],
] as const)("%j is told by its field", (over, fault) => {
  expect(settingsFrom({ ...valuesOf(emptyEmbed), ...over })).toEqual({ faults: [fault] });
});

test("a button asks for no trigger", () => {
  const read = settingsFrom({ ...valuesOf(emptyEmbed), shows: "button", trigger: "event", event: "" });
  expect(read).toMatchObject({ settings: { shows: "button" } });
});

test("a button says what stands there in each language, and the product's own word where nothing does", () => {
  const say = (buttonText: Record<string, string>) => settingsFrom({ ...valuesOf(emptyEmbed), buttonText });
  expect(say({ en: " Tell us ", "zh-Hans": "" })).toMatchObject({ settings: { buttonText: { en: "Tell us" } } });
  expect(say({ en: " " })).toEqual({ settings: emptyEmbed });
});
