import { sum } from "../vector.ts";
import { addWeeks, meanOfCounts, type WeekCounts } from "./baseline-score.ts";

/** Complete weeks that are judged together, by their places in the series. */
export type Point = { readonly first: number; readonly last: number };

/** Answers that a point of scores needs. */
export const smallestPoint = 30;
const longestPoint = 8;
const imagined = 3;

/**
 * The answers that a point of a share needs: thirty, or as many as let expect five of the rarer kind.
 * @example
 * smallestSharePoint([[900, 100]], [90, 10]).toFixed(0); // => "50"
 */
export function smallestSharePoint(soFar: readonly WeekCounts[], reference: WeekCounts): number {
  const [no = 0, yes = 0] = addWeeks(soFar, 2);
  const overall = sum(reference) > 0 ? meanOfCounts(reference, [0, 1]) : 0.5;
  const share = (yes + imagined * overall) / (no + yes + imagined);
  return Math.max(smallestPoint, 5 / Math.min(share, 1 - share));
}

/**
 * Joins weeks into points: the shortest run of weeks from where the last point ended that has enough answers. After eight weeks without enough a run
 * is given up and the next begins; from that week on, until a point closes again, the series counts as too small to watch (`isSmall`, week by week).
 * @example
 * joinWeeks([[40], [20], [15]], () => 30).points; // => [{ first: 0, last: 0 }, { first: 1, last: 2 }]
 */
export function joinWeeks(
  weeks: readonly WeekCounts[],
  smallest: (lastWeek: number) => number,
): { points: Point[]; isSmall: boolean[] } {
  const points: Point[] = [];
  let [first, answers, small] = [0, 0, false];
  const isSmall = weeks.map((week, last) => {
    answers += sum(week);
    const closes = answers >= smallest(last);
    if (closes) points.push({ first, last });
    if (closes || last - first + 1 === longestPoint) [first, answers, small] = [last + 1, 0, !closes];
    return small;
  });
  return { points, isSmall };
}
