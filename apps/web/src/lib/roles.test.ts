import { expect, test } from "vitest";
import { withRoleNames } from "./roles.ts";

const words = { nameOf: (role: string) => `<${role}>`, list: (names: string[]) => names.join(" + ") };

test("a refusal names roles as people call them, in the order in which they are offered", () => {
  expect(withRoleNames({ roles: "owner, cxLeader" }, words)).toEqual({ roles: "<cxLeader> + <owner>" });
});

test("what is no list of roles stays as it is", () => {
  expect(withRoleNames({ roles: "twice" }, words)).toEqual({ roles: "twice" });
  expect(withRoleNames({ what: "survey" }, words)).toEqual({ what: "survey" });
});
