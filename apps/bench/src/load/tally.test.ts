import { expect, test } from "vitest";
import { acknowledgedBy, addUpOverload } from "./add-up.ts";
import { createTally, goodputOf, type Outcome } from "./tally.ts";

const deadlineMs = 1000;
function tallyOf(outcomes: readonly Outcome[], seconds = 2) {
  const tally = createTally(deadlineMs);
  for (const outcome of outcomes) tally.note(outcome);
  return tally.end(seconds);
}
const answered = (status: number, ms: number, retryAfter = false): Outcome => ({ status, ms, retryAfter });

test("done is what was acknowledged before the deadline, and nothing else", () => {
  const tally = tallyOf([answered(200, 10), answered(200, 1000), answered(200, 1001), answered(503, 1, true)]);
  expect(tally).toMatchObject({ sent: 4, good: 2, late: 1, refused: 1, wrong: {} });
  expect(goodputOf(tally)).toBe(1);
  expect(acknowledgedBy([tally, tally])).toBe(6);
});

test("a refusal counts as one only with the time after which to come again", () => {
  const tally = tallyOf([answered(429, 1, true), answered(503, 1), answered(429, 1), answered(500, 1, true)]);
  expect(tally.refused).toBe(1);
  expect(tally.wrong).toEqual({ "503 without Retry-After": 1, "429 without Retry-After": 1, "500": 1 });
});

test("every request is in one of the counts", () => {
  const statuses = ["lost", "unanswered", "unsent"] as const;
  const { sent, good, late, refused, lost, unanswered, unsent, wrong } = tallyOf([
    ...statuses.map((status) => ({ status })),
    ...[answered(200, 1), answered(200, 2000), answered(503, 1, true), answered(404, 1)],
  ]);
  const others = Object.values(wrong).reduce((sum, count) => sum + count, 0);
  expect([sent, good + late + refused + lost + unanswered + unsent + others]).toEqual([7, 7]);
});

test("an overload is told by medians, and what could not be sent was no load", () => {
  const of = (good: number, unsent = 0) =>
    tallyOf(
      [
        ...Array.from({ length: good }, () => answered(200, 5)),
        ...Array.from({ length: 10 - good - unsent }, () => answered(503, 2, true)),
        ...Array.from({ length: unsent }, () => ({ status: "unsent" as const })),
      ],
      1,
    );
  const summary = addUpOverload([of(3), of(4), of(9)], [of(2), of(3), of(8)]);
  expect(summary).toMatchObject({ peak: 4, goodput: 3, timesPeak: 2.5, untoldShare: 0, refusedP99: 2 });
  expect(addUpOverload([of(4)], [of(3, 6)]).timesPeak).toBe(1);
  expect(addUpOverload([of(4)], [of(3, 6)]).untoldShare).toBe(0.6);
});
