import { paths } from "@heard/web/src/lib/paths.ts";
import lighthouse, { type Flags } from "lighthouse";
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

/** Lighthouse looks once a page load, and one look differs from the next by several points. */
const looks = 5;

async function scoresOf(
  { url, debuggingPort }: Dashboard,
  name: string,
  address: string,
  extraHeaders: Record<string, string>,
): Promise<ClaimResult[]> {
  const seen: Look[] = [];
  for (let look = 0; look < looks; look += 1)
    seen.push(await lookAt(name, url + address, { port: debuggingPort, extraHeaders }));
  seen.sort((one, other) => one.performance - other.performance);
  const middle = seen[Math.floor(looks / 2)] as Look;
  const worst = Math.min(...seen.map(({ accessibility }) => accessibility));
  const range = `${seen[0]?.performance.toFixed(0)} to ${seen.at(-1)?.performance.toFixed(0)}; ${middle.note}`;
  return [
    levelClaim(`Lighthouse performance, phone: ${name}, median of ${looks}`, middle.performance, "points", 90, range),
    levelClaim(`Lighthouse accessibility: ${name}, least of ${looks}`, worst, "points", 100),
  ];
}

type Look = { performance: number; accessibility: number; note: string };

async function lookAt(name: string, address: string, flags: Flags): Promise<Look> {
  const onlyCategories = ["performance", "accessibility"];
  const run = await lighthouse(address, { ...flags, logLevel: "error", onlyCategories });
  const { categories, audits, runtimeError } = run?.lhr ?? {};
  if (runtimeError) throw new Error(`Lighthouse on ${name}: ${runtimeError.message}`);
  const points = (category: string) => (categories?.[category]?.score ?? 0) * 100;
  const parts = ["largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
  const note = parts.map((part) => `${audits?.[part]?.title} ${audits?.[part]?.displayValue}`).join(", ");
  return { performance: points("performance"), accessibility: points("accessibility"), note };
}
