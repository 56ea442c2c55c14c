import { paths } from "@heard/web/src/lib/paths.ts";
import { timeBareRequest } from "./bare-request.ts";
import type { Dashboard } from "./dashboard.ts";

export type PageLoads = { loaded: number[]; bare: number[] };

const rounds = 10;
/** The first visit fills the caches of server and browser; after the second the browser keeps what it compiled. */
const warmUps = 2;

/** The screens that everybody opens. */
export const screensOf = (organisation: string) => ({
  Home: paths.home(organisation),
  Scores: paths.scores(organisation),
  Comments: paths.comments(organisation),
});

/** Opens each screen anew, as from a bookmark, until everything of it is there; and asks for its document alone. */
export async function loadPages(dashboard: Dashboard): Promise<PageLoads> {
  const loads: PageLoads = { loaded: [], bare: [] };
  for (let round = -warmUps; round < rounds; round += 1)
    for (const address of Object.values(screensOf(dashboard.organisation))) {
      const page = await dashboard.context.newPage();
      await page.goto(address, { waitUntil: "load" });
      await page.locator("main [data-figure], main ol").first().waitFor();
      const loaded = await page.evaluate(() => {
        const [navigation] = performance.getEntriesByType("navigation");
        return (navigation as PerformanceNavigationTiming).loadEventEnd;
      });
      await page.close();
      const bare = await timeBareRequest(dashboard, address);
      if (round < 0) continue;
      loads.loaded.push(loaded);
      loads.bare.push(bare);
    }
  return loads;
}
