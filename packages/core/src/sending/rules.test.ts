import { describe, expect, test } from "vitest";
import { decideSending, expiryOf, retryAt, type Standing } from "./rules.ts";

const now = new Date("2026-06-30T04:00:00Z");
const days = (count: number, from = now) => new Date(from.getTime() + count * 86_400_000);
const standing = (more: Partial<Standing> = {}): Standing => ({
  now,
  plan: { mode: "email", quiet: { from: "21:00", to: "08:00" }, onLimit: "defer", deferDays: 14 },
  distribution: "running",
  survey: "open",
  timeZone: "Asia/Shanghai",
  refusal: null,
  first: null,
  hasAnswered: false,
  wantedAt: now,
  limitedAt: null,
  allowedAt: null,
  limitSays: null,
  ...more,
});

describe("whether a message goes now", () => {
  test("it does, when nothing speaks against it", () => {
    expect(decideSending(standing())).toEqual({ do: "send" });
  });

  test.each([
    ["the distribution has ended", { distribution: "ended" }, "ended"],
    ["the survey is closed", { survey: "closed" }, "surveyClosed"],
    ["somebody unsubscribed", { refusal: "suppressed" }, "suppressed"],
    ["they answered before the reminder", { first: { isCompleted: true, isWithdrawn: false } }, "answered"],
    ["they have answered by an open link meanwhile", { hasAnswered: true }, "answered"],
    ["it waited past its days, however long the pause", { wantedAt: new Date(days(-15).getTime() - 1) }, "expired"],
    ["their link was withdrawn", { first: { isCompleted: false, isWithdrawn: true } }, "withdrawn"],
  ] as const)("%s: it never will", (_, more, rule) => {
    expect(decideSending(standing(more))).toEqual({ do: "suppress", rule });
  });

  test("in the quiet hours of the contact's own zone it waits for their end", () => {
    const late = new Date("2026-06-30T14:30:00Z");
    expect(decideSending(standing({ now: late }))).toEqual({
      do: "defer",
      rule: "quietHours",
      dueAt: new Date("2026-07-01T00:00:00Z"),
    });
    expect(decideSending(standing({ now: late, timeZone: "Europe/Lisbon" }))).toEqual({ do: "send" });
  });

  test("the contact limit defers once, until it allows; then the message is dropped", () => {
    const allowedAt = days(3);
    expect(decideSending(standing({ allowedAt }))).toEqual({ do: "defer", rule: "contactLimit", dueAt: allowedAt });
    expect(decideSending(standing({ now: allowedAt, limitedAt: now, allowedAt: days(6) }))).toEqual({
      do: "suppress",
      rule: "contactLimit",
    });
    expect(decideSending(standing({ now: allowedAt, limitedAt: now }))).toEqual({ do: "send" });
  });

  test("a deferral ends with its days, and a distribution that drops defers nothing", () => {
    expect(decideSending(standing({ allowedAt: days(14) }))).toMatchObject({ do: "defer" });
    // The other of two sendings that started together had them some hours after this one wanted to.
    expect(decideSending(standing({ allowedAt: days(14.5) }))).toMatchObject({ do: "defer" });
    expect(decideSending(standing({ allowedAt: new Date(days(14.5).getTime() + 1) }))).toEqual({
      do: "suppress",
      rule: "expired",
    });
    const plan = { ...standing().plan, onLimit: "drop" as const };
    expect(decideSending(standing({ plan, allowedAt: days(1) }))).toEqual({ do: "suppress", rule: "contactLimit" });
  });

  test("what the limit allows on the last of its days still gets through the night", () => {
    const wantedAt = days(-15);
    expect(decideSending(standing({ wantedAt, limitedAt: wantedAt }))).toEqual({ do: "send" });
    expect(decideSending(standing({ wantedAt, survey: "paused" }))).toMatchObject({ do: "defer" });
  });

  test("a rule of the limit that says what becomes of whom it protects goes before the plan", () => {
    const allowedAt = days(1);
    const dropping = { ...standing().plan, onLimit: "drop" as const };
    expect(decideSending(standing({ allowedAt, limitSays: "drop" }))).toEqual({ do: "suppress", rule: "contactLimit" });
    expect(decideSending(standing({ plan: dropping, allowedAt, limitSays: "defer" }))).toEqual({
      do: "defer",
      rule: "contactLimit",
      dueAt: allowedAt,
    });
  });

  test("who must not be asked at all is not told that they were asked too often", () => {
    expect(decideSending(standing({ refusal: "consentWithdrawn", allowedAt: days(1) }))).toEqual({
      do: "suppress",
      rule: "consentWithdrawn",
    });
  });
});

test("a message that is not taken is tried five times more, later and later", () => {
  const waits = [1, 2, 3, 4, 5, 6].map((tries) => retryAt(tries, now));
  expect(waits.map((at) => at && (at.getTime() - now.getTime()) / 60_000)).toEqual([1, 5, 30, 120, 480, null]);
});

test("a link is good for its days", () => {
  expect(expiryOf(now, 30)).toEqual(days(30));
});
