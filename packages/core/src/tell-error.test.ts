import { expect, test } from "vitest";
import { tellError } from "./tell-error.ts";

test.each([
  ["550 5.1.1 <ada@example.org>: no such user", "550 5.1.1 <[address]>: no such user"],
  ["refused by 王小明@例子.中国", "refused by [address]"],
  ["full-width ada＠example.org", "full-width [address]"],
  ["connect ECONNREFUSED 203.0.113.9:5432", "connect ECONNREFUSED [address]:5432"],
  ["from 2001:db8:85a3::8a2e:370:7334 and ::1", "from [address] and [address]"],
  ["postgres://owner:pa55word@db:5432/heard", "postgres://…@db:5432/heard"],
  ["smtps://me:p%40ss@mail:465 says no", "smtps://…@mail:465 says no"],
  ["Bearer abc.def.ghi was not taken", "Bearer [token] was not taken"],
  ["heard_a1b2c3d4_Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4", "[key]"],
  ["token Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV0", "token [token]"],
  ["send to +351 912 345 678", "send to [number]"],
])("what is personal or secret is left out: %s", (said, kept) => {
  expect(tellError(new Error(said)).message).toBe(kept);
});

test.each([
  "Failed query: select id from responses where org_id = $1",
  "plan 019abc12-7f3a-7000-8000-1234567890ab is gone",
  "12:30:45 took 1500 ms at 2026-06-30T12:00:00Z",
  "PostgreSQL 18.4 is at packages/core/src/organisations/write-archive.ts:120:12",
])("what helps to find a fault stays: %s", (said) => {
  expect(tellError(new Error(said)).message).toBe(said);
});

test("the kind, the code, the place and the causes of an error stay, and no field that nobody knows", () => {
  const cause = Object.assign(new TypeError("to ada@example.org"), { code: "EAUTH", rejected: ["ada@example.org"] });
  const told = tellError(new Error("not sent", { cause }));
  expect(told).toMatchObject({ type: "Error", message: "not sent", cause: { type: "TypeError", code: "EAUTH" } });
  expect(told.stack).toContain("tell-error.test.ts");
  expect(JSON.stringify(told)).not.toContain("example.org");
  expect(tellError("ada@example.org")).toEqual({ type: "string", message: "[address]" });
});
