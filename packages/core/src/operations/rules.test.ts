import type { DatabaseFacts } from "@heard/db/examine";
import { describe, expect, test } from "vitest";
import { type Finding, judgeAddress, judgeBackup, judgeDatabase, judgeDisk, judgeMail, judgeRoles } from "./rules.ts";

const well: DatabaseFacts = {
  ...{ version: 180_004, encoding: "UTF8", localeProvider: "builtin", locale: "C.UTF-8", clockAheadMs: 12 },
  ...{ migrations: [1, 2], bytes: 1, connections: { most: 100, open: 12 } },
};
const wrongIn = (findings: Finding[]) =>
  findings.filter(({ state }) => state !== "ok").map(({ what, state }) => `${what} ${state}`);
const judged = (more: Partial<DatabaseFacts>) => wrongIn(judgeDatabase({ ...well, ...more }, [1, 2]));

describe("a database", () => {
  test("that is as it should be leaves nothing to say", () => expect(judged({})).toEqual([]));

  test.each<[Partial<DatabaseFacts>, string]>([
    [{ version: 140_011 }, "server fault"],
    [{ version: 190_000 }, "server warning"],
    [{ encoding: "LATIN1" }, "locale fault"],
    [{ localeProvider: "libc", locale: "en_GB.UTF-8" }, "locale warning"],
    [{ clockAheadMs: -3000 }, "clock warning"],
    [{ clockAheadMs: 90_000 }, "clock fault"],
    [{ migrations: null }, "migrations fault"],
    [{ migrations: [1] }, "migrations fault"],
    [{ migrations: [1, 2, 3] }, "migrations fault"],
    [{ connections: { most: 100, open: 90 } }, "connections warning"],
  ])("with %o is told of", (more, expected) => expect(judged(more)).toEqual([expected]));
});

test("a role that cannot sign in, or that row-level security does not bind, is a fault", () => {
  const role = "heard_app" as const;
  expect(wrongIn(judgeRoles([{ role, refused: null, tooMuch: null }]))).toEqual([]);
  expect(wrongIn(judgeRoles([{ role, refused: "password authentication failed", tooMuch: null }]))).toHaveLength(1);
  expect(judgeRoles([{ role, refused: null, tooMuch: "bypassrls" }])[0]?.advice).toContain("NOBYPASSRLS");
});

test("a disk that is nearly full is told of before it is", () => {
  const state = (free: number, all: number) =>
    judgeDisk({ path: "/data", freeBytes: free * 1e9, allBytes: all * 1e9 }).state;
  expect([state(50, 100), state(4, 100), state(1, 10), state(0.2, 10)]).toEqual(["ok", "warning", "warning", "fault"]);
});

test("a backup is missed after two days", () => {
  const now = new Date("2026-06-30T12:00:00Z");
  const state = (at: string | null) => judgeBackup(at ? new Date(at) : null, now).state;
  expect([state(null), state("2026-06-27T12:00:00Z"), state("2026-06-29T12:00:00Z")]).toEqual([
    "warning",
    "warning",
    "ok",
  ]);
});

test("an address is right when what answers there goes by it", () => {
  const state = (url: string, status: number | null, says: string | null) =>
    judgeAddress("HEARD_URL", url, { status, says }).state;
  expect(state("https://a.example", 200, "https://a.example")).toBe("ok");
  expect(state("https://a.example", 200, "http://localhost:3000")).toBe("fault");
  expect(state("https://a.example", 502, null)).toBe("fault");
  expect(state("https://a.example", null, null)).toBe("warning");
  expect(state("http://a.example", 200, "http://a.example")).toBe("warning");
  expect(state("http://localhost:3000", 200, "http://localhost:3000")).toBe("ok");
});

test("mail that nobody set up is a warning, mail that is refused a fault", () => {
  expect(judgeMail(null, null).state).toBe("warning");
  expect(judgeMail("smtp://x", "EAUTH").state).toBe("fault");
  expect(judgeMail("smtp://x", null).state).toBe("ok");
});
