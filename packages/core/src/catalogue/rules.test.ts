import { expect, test } from "vitest";
import { keyFromName, keyPattern } from "./rules.ts";

test.each([
  ["Shop front (2)", "shop-front-2"],
  ["Überblick", "uberblick"],
  ["门店", ""],
])("the key of “%s” is “%s”", (name, key) => expect(keyFromName(name)).toBe(key));

test.each(["Constructor", "PROTOTYPE", "__proto__"])(
  "a field called “%s” gets no key that a record cannot carry",
  (name) => {
    expect(["constructor", "prototype", "__proto__"]).not.toContain(keyFromName(name));
    expect(keyPattern.test(name.toLowerCase())).toBe(false);
  },
);

test("words that only begin or end like those are keys", () => {
  expect(keyFromName("Constructors")).toBe("constructors");
  for (const key of ["constructors", "constructor-2", "my-prototype", "prototyped"])
    expect(keyPattern.test(key)).toBe(true);
});
