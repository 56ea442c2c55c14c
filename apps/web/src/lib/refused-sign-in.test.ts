import { expect, test } from "vitest";
import { refusedSignIn } from "./refused-sign-in.ts";

test("a refused sign-in leaves a line of the log with its way and its reason, and nothing of whom it was", () => {
  const line = JSON.parse(refusedSignIn("password", "sign_in_failed", new Date("2026-11-29T08:00:00Z")));
  expect(line).toEqual({
    ...{ level: 40, time: 1_795_939_200_000, name: "dashboard", msg: "sign-in refused" },
    ...{ way: "password", reason: "sign_in_failed" },
  });
});
