import { publishTestSurvey } from "@heard/core/testing/surveys";
import { paths } from "@heard/web/src/lib/paths.ts";
import lighthouse, { type Config, type Flags } from "lighthouse";
import desktopConfig from "lighthouse/core/config/desktop-config.js";
import { type ClaimResult, levelClaim, median } from "../claim.ts";
import { fill } from "../dataset.ts";
import { startGateway } from "../gateway.ts";
import type { Installation } from "../installation.ts";
import { type Dashboard, withDashboard } from "../screens/dashboard.ts";
import { screensOf } from "../screens/page-loads.ts";

const mostRows = 100_000;

/** Lighthouse's two kinds of readers. The phone has a quarter of the processor and a slow line. */
const presets: Record<"desktop" | "phone", Config | undefined> = { desktop: desktopConfig, phone: undefined };

/**
 * Lighthouse on the screens that everybody opens. A dashboard is worked with at a desk: that is judged, and what a phone would see is told beside it.
 */
export async function lighthouseClaims(installation: Installation, rows: number): Promise<ClaimResult[]> {
  await fill(installation.ctx, installation.owner, Math.min(rows, mostRows), { withComments: true });
  return withDashboard(installation, async (dashboard) => {
    const { cookie, organisation } = dashboard;
    const results = await scoresOf(dashboard, "sign-in", paths.signIn(), {});
    for (const [name, address] of Object.entries(screensOf(organisation)))
      results.push(...(await scoresOf(dashboard, name, address, { Cookie: cookie })));
    results.push(...(await surveyScores(installation, dashboard.debuggingPort)));
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
  const lookBy = (preset: keyof typeof presets) =>
    looksAt(name, url + address, { port: debuggingPort, extraHeaders }, presets[preset]);
  const [desktop, phone] = [await lookBy("desktop"), await lookBy("phone")];
  const worst = Math.min(...[...desktop, ...phone].map(({ accessibility }) => accessibility));
  return [
    performanceClaim(`Lighthouse performance, desktop: ${name}, median of ${looks}`, desktop, 90),
    performanceClaim(`Lighthouse performance, phone: ${name}, median of ${looks}`, phone, null),
    levelClaim(`Lighthouse accessibility: ${name}, least of ${2 * looks}`, worst, "points", 100),
  ];
}

function performanceClaim(name: string, seen: readonly Look[], reach: number | null): ClaimResult {
  const middle = seen[Math.floor(looks / 2)] as Look;
  const range = `${seen[0]?.performance.toFixed(0)} to ${seen.at(-1)?.performance.toFixed(0)}; ${middle.note}`;
  return levelClaim(name, middle.performance, "points", reach, range);
}

/** The page that respondents see, on the phone that most of them hold: NPS and why. */
async function surveyScores(installation: Installation, port: number): Promise<ClaimResult[]> {
  const { key } = await publishTestSurvey(installation.ctx);
  const gateway = await startGateway(installation);
  try {
    const name = "survey page";
    const seen = await looksAt(name, `${gateway.url}/s/${key}`, { port }, presets.phone);
    const middleOf = (category: "accessibility" | "bestPractices") => median(seen.map((look) => look[category]));
    return [
      performanceClaim(`Lighthouse performance, phone: ${name}, median of ${looks}`, seen, 100),
      levelClaim(`Lighthouse accessibility: ${name}, median of ${looks}`, middleOf("accessibility"), "points", 100),
      levelClaim(`Lighthouse best practices: ${name}, median of ${looks}`, middleOf("bestPractices"), "points", 100),
    ];
  } finally {
    await gateway.stop();
  }
}

/** Looks of one kind of reader, the worst first. */
async function looksAt(name: string, address: string, flags: Flags, config: Config | undefined): Promise<Look[]> {
  const seen: Look[] = [];
  for (let look = 0; look < looks; look += 1) seen.push(await lookAt(name, address, flags, config));
  return seen.sort((one, other) => one.performance - other.performance);
}

type Look = { performance: number; accessibility: number; bestPractices: number; note: string };

async function lookAt(name: string, address: string, flags: Flags, config: Config | undefined): Promise<Look> {
  const onlyCategories = ["performance", "accessibility", "best-practices"];
  const run = await lighthouse(address, { ...flags, logLevel: "error", onlyCategories }, config);
  const { categories, audits, runtimeError } = run?.lhr ?? {};
  if (runtimeError) throw new Error(`Lighthouse on ${name}: ${runtimeError.message}`);
  const points = (category: string) => (categories?.[category]?.score ?? 0) * 100;
  const parts = ["largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
  const note = parts.map((part) => `${audits?.[part]?.title} ${audits?.[part]?.displayValue}`).join(", ");
  return {
    performance: points("performance"),
    accessibility: points("accessibility"),
    bestPractices: points("best-practices"),
    note,
  };
}
