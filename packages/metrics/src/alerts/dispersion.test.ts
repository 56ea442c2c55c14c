import { expect, it } from "vitest";
import { dispersionOf, shrinkDispersion, weeklyFactor } from "./dispersion.ts";

const restless = Array.from({ length: 20 }, (_, week) => (week % 2 === 0 ? [60, 40] : [40, 60]));
const calm = Array.from({ length: 20 }, (_, week) => (week % 2 === 0 ? [52, 48] : [48, 52]));

it("a series alone keeps its own factor, and one that is calmer than chance counts as chance", () => {
  const [one] = dispersionOf([weeklyFactor(restless, [0, 1])]);
  expect(one?.tau2).toBeCloseTo(((4.2105 - 1) * 0.25) / 100, 5);
  expect(one?.nu).toBe(19);
  expect(dispersionOf([weeklyFactor(calm, [0, 1])])[0]?.tau2).toBe(0);
});

it("in a class a calm series borrows from the others, a restless one stays itself", () => {
  const shrunk = shrinkDispersion([...Array.from({ length: 11 }, () => ({ phi: 1.2, df: 51 })), { phi: 5, df: 51 }]);
  expect(shrunk?.phi[11]).toBe(5);
  expect(shrunk?.nu[11]).toBe(51);
  expect(shrunk?.nu[0]).toBeGreaterThan(51);
});

it("a series that knows little has the class's factor, and a small class has none", () => {
  const class10 = Array.from({ length: 10 }, () => ({ phi: 1.3, df: 51 }));
  const shrunk = shrinkDispersion([...class10, { phi: 9, df: 3 }]);
  expect(shrunk?.phi[10]).toBe(shrunk?.phi0);
  expect(shrinkDispersion(class10.slice(1))).toBeNull();
});

it("one week, or weeks without a difference, say nothing", () => {
  expect(
    weeklyFactor(
      [
        [3, 4],
        [0, 0],
      ],
      [0, 1],
    ),
  ).toBeNull();
  expect(
    weeklyFactor(
      [
        [3, 0],
        [5, 0],
      ],
      [0, 1],
    ),
  ).toBeNull();
  expect(dispersionOf([null])).toEqual([{ tau2: 0, nu: 4 }]);
});
