// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose files write their variables so
import { expect, test } from "vitest";
import { readCompose, startOrder } from "./compose.ts";

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
