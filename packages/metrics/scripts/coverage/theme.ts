import { histogramFromCounts, npsScale, type Random, themeImpact } from "../../src/index.ts";
import { drawTrinomial, holds, type NetWorld, truePoints } from "./draw.ts";

/** A world in which some answers mention a theme, and those who do score differently. */
export type ThemeWorld = {
  readonly n: number;
  readonly share: number;
  readonly mentioning: NetWorld;
  readonly rest: NetWorld;
};

/** Coverage in per cent of a theme's impact. Draws with fewer than 30 answers on either side are drawn again: there the interval is not shown. */
export function simulateThemeCoverage(world: ThemeWorld, { draws, random }: { draws: number; random: Random }): number {
  const truth = world.share * (truePoints(world.mentioning) - truePoints(world.rest));
  let [held, done] = [0, 0];
  while (done < draws) {
    let mentions = 0;
    for (let i = 0; i < world.n; i += 1) if (random() < world.share) mentions += 1;
    const theme = counts(world.mentioning, mentions, random);
    const rest = counts(world.rest, world.n - mentions, random);
    const found = themeImpact(
      histogramFromCounts(
        npsScale,
        theme.map((count, bin) => count + (rest[bin] ?? 0)),
      ),
      histogramFromCounts(npsScale, theme),
    );
    if (!found?.enough) continue;
    done += 1;
    if (holds(found.interval, truth)) held += 1;
  }
  return (100 * held) / draws;
}

function counts(world: NetWorld, n: number, random: Random): number[] {
  const { up, down } = drawTrinomial(world, n, random);
  return [down, 0, 0, 0, 0, 0, 0, n - up - down, 0, 0, up];
}
