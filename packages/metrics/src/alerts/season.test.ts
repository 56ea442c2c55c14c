import { expect, it } from "vitest";
import { seededRandom } from "../random.ts";
import { yearlySeason } from "./season.ts";

const weekOf = (share: number) => [Math.round(1000 * (1 - share)), Math.round(1000 * share)];
const years = (share: (week: number) => number, weekCount = 156) =>
  Array.from({ length: weekCount }, (_, week) => weekOf(share(week)));
const wave = (week: number) => 0.5 + 0.1 * Math.cos((2 * Math.PI * week) / 52.18);

it("finds what the time of the year adds, and nothing before two years", () => {
  const season = yearlySeason(years(wave), [0, 1]);
  expect(season?.(0)).toBeCloseTo(0.1, 2);
  expect(season?.(26)).toBeCloseTo(-0.1, 2);
  expect(yearlySeason(years(wave, 103), [0, 1])).toBeNull();
});

it("is no season where weeks move by chance", () => {
  const random = seededRandom(2);
  expect(
    yearlySeason(
      years(() => 0.5 + 0.02 * (random() - 0.5)),
      [0, 1],
    ),
  ).toBeNull();
});

it("takes a lasting change for what it is, once it is told of it", () => {
  const random = seededRandom(3);
  const step = years((week) => (week < 78 ? 0.5 : 0.6) + 0.02 * (random() - 0.5), 104);
  expect(yearlySeason(step, [0, 1])).not.toBeNull();
  expect(yearlySeason(step, [0, 1], [78])).toBeNull();
});

it("needs answers that differ", () => {
  expect(yearlySeason(new Array(120).fill([0, 100]), [0, 1])).toBeNull();
});
