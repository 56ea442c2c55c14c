// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose files write their variables so
import { expect, test } from "vitest";
import { patienceOf, readCompose, startOrder } from "./compose.ts";

const service = (text: string, variables = {}) =>
  readCompose(`services:\n  a:\n    image: x\n    environment:\n      V: ${text}`, variables).services.a?.environment
    ?.V;

test("variables are replaced as an engine does", () => {
  expect(service("a-${V}-b", { V: "1" })).toBe("a-1-b");
  expect(service("${V:-other}", { V: "" })).toBe("other");
  expect(service("${V:-}")).toBe("");
  expect(service("$${V}")).toBe("${V}");
  expect(() => service("${V:?say it}", { V: "" })).toThrow("V is not set: say it");
});

test("anchors are merged", () => {
  const compose = readCompose(
    "x-one: &one { image: x, command: [a] }\nservices:\n  a: { <<: *one, command: [b] }\n  b: *one",
    {},
  );
  expect(compose.services).toEqual({ a: { image: "x", command: ["b"] }, b: { image: "x", command: ["a"] } });
});

test("services start after those that they wait for", () => {
  const after = (name: string) => ({ image: "x", depends_on: { [name]: { condition: "service_started" } } });
  expect(
    startOrder({ services: { web: after("migrate"), migrate: after("database"), database: { image: "x" } } }),
  ).toEqual(["database", "migrate", "web"]);
  expect(() => startOrder({ services: { a: after("b"), b: after("a") } })).toThrow("a → b → a");
});

test("a service is asked for its health as long as its file says, and each question ends", () => {
  expect(patienceOf({ test: [], interval: "5s", timeout: "5s", retries: 12 })).toEqual({
    probeMs: 5000,
    allMs: 120_000,
  });
  expect(patienceOf({ test: [], interval: "500ms", timeout: "1m30s", retries: 2, start_period: "1h" })).toEqual({
    probeMs: 90_000,
    allMs: 3_600_000 + 2 * 90_500,
  });
  expect(patienceOf({ test: [] })).toEqual({ probeMs: 30_000, allMs: 180_000 });
  expect(() => patienceOf({ test: [], interval: "5" })).toThrow("5 is no duration");
});
