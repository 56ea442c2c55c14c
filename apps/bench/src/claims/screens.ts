import { type ClaimResult, limitClaim, percentile, timeClaim } from "../claim.ts";
import { fill } from "../dataset.ts";
import type { Installation } from "../installation.ts";
import { typeWords } from "../screens/comment-hits.ts";
import { withDashboard } from "../screens/dashboard.ts";
import { changeFilters } from "../screens/filter-changes.ts";
import { loadPages } from "../screens/page-loads.ts";

/** The built dashboard in a browser, over an organisation with comments; the floor is the same request by HTTP alone. */
export async function screenClaims(installation: Installation, rows: number): Promise<ClaimResult[]> {
  await fill(installation.ctx, installation.owner, rows, { withComments: true });
  return withDashboard(installation, async (dashboard) => {
    const changes = await changeFilters(dashboard);
    const pages = await loadPages(dashboard);
    const hits = await typeWords(dashboard);
    const at = `at ${rows.toLocaleString("en")} responses`;
    const p95 = (times: readonly number[]) => percentile(times, 0.95);
    const longTasks = `${changes.longTasks.length} tasks above 50 ms in ${changes.shown.length} changes`;
    return [
      timeClaim(`filter change → new numbers on screen ${at}, p95`, p95(changes.shown), 300, p95(changes.bare)),
      limitClaim(`longest task of a filter change ${at}`, Math.max(0, ...changes.longTasks), "ms", null, longTasks),
      timeClaim(`page ${at}: Home, Scores and Comments, p95`, p95(pages.loaded), 1000, p95(pages.bare)),
      timeClaim(`comment hits after the last key ${at}, p95`, p95(hits.shown), 150, p95(hits.bare)),
    ];
  });
}
