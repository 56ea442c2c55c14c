import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebhookTurns } from "./send-due.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const due = (id: number, receiverId: number, isFailing = false) => ({ id, receiverId, isFailing });
const receivers = (organisations: readonly number[]) =>
  organisations.flatMap((id) => Array.from({ length: 6 }, (_, receiverId) => due(id, receiverId)));
/** Turns that end when told. */
function openTurns() {
  const turns = new WebhookTurns();
  const ends: (() => void)[] = [];
  const beginAll = (all: ReturnType<typeof due>[]) => {
    const begun = [];
    for (const one of turns.inTurn(all)) {
      if (turns.isUnder(one) || !turns.hasPlace(one)) continue;
      turns.begin(one, new Promise((resolve) => ends.push(() => resolve(1))));
      begun.push(one.id);
    }
    return begun;
  };
  const endAll = async () => {
    for (const end of ends.splice(0)) end();
    await turns.settled();
  };
  return { turns, beginAll, endAll };
}

test("organisations take turns, however early the messages of one are due, and the last places are for those that have none", () => {
  const { beginAll } = openTurns();
  expect(beginAll(receivers([1, 2, 3, 4]))).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 1]);
  expect(beginAll([...receivers([1, 2, 3, 4]), due(5, 1), due(5, 2)])).toEqual([5]);
});

test("whose latest turn is longest ago goes first", async () => {
  const { beginAll, endAll } = openTurns();
  expect(beginAll([due(1, 1), due(2, 1)])).toEqual([1, 2]);
  await endAll();
  expect(beginAll([due(2, 1), due(1, 1), due(3, 1)])).toEqual([3, 1, 2]);
});

test("receivers that took their time have as few places as those that fail, until they are quick again", async () => {
  const { turns, beginAll, endAll } = openTurns();
  const many = Array.from({ length: 10 }, (_, id) => due(id, 1));
  expect(beginAll(many)).toHaveLength(10);
  vi.advanceTimersByTime(14_000);
  await endAll();
  expect(beginAll([...many, due(20, 1)])).toEqual([20, 0, 1, 2, 3]);
  await endAll();
  expect(turns.inTurn([due(9, 1), due(0, 1)]).map(({ id }) => id)).toEqual([0, 9]);
});
