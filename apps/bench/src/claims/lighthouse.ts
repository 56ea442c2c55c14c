import { paths } from "@heard/web/src/lib/paths.ts";
import lighthouse from "lighthouse";
import { type ClaimResult, levelClaim } from "../claim.ts";
import { fill } from "../dataset.ts";
import type { Installation } from "../installation.ts";
import { type Dashboard, withDashboard } from "../screens/dashboard.ts";
import { screensOf } from "../screens/page-loads.ts";

const mostRows = 100_000;

/** Lighthouse with its phone (a slow processor and a slow line) on the screens that everybody opens. */
export async function lighthouseClaims(installation: Installation, rows: number): Promise<ClaimResult[]> {
  await fill(installation.ctx, installation.owner, Math.min(rows, mostRows), { withComments: true });
  return withDashboard(installation, async (dashboard) => {
    const { cookie, organisation } = dashboard;
    const results = await scoresOf(dashboard, "sign-in", paths.signIn(), {});
    for (const [name, address] of Object.entries(screensOf(organisation)))
      results.push(...(await scoresOf(dashboard, name, address, { Cookie: cookie })));
    return results;
  });
}

async function scoresOf(
  { url, debuggingPort }: Dashboard,
  name: string,
  address: string,
  extraHeaders: Record<string, string>,
): Promise<ClaimResult[]> {
  const run = await lighthouse(url + address, {
    ...{ port: debuggingPort, logLevel: "error", extraHeaders },
    onlyCategories: ["performance", "accessibility"],
  });
  const { categories, audits, runtimeError } = run?.lhr ?? {};
  if (runtimeError) throw new Error(`Lighthouse on ${name}: ${runtimeError.message}`);
  const points = (category: string) => (categories?.[category]?.score ?? 0) * 100;
  const parts = ["largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
  const note = parts.map((part) => `${audits?.[part]?.title} ${audits?.[part]?.displayValue}`).join(", ");
  return [
    levelClaim(`Lighthouse performance, phone: ${name}`, points("performance"), "points", 90, note),
    levelClaim(`Lighthouse accessibility: ${name}`, points("accessibility"), "points", 100),
  ];
}
