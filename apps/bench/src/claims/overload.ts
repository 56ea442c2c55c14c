import { createApiKey } from "@heard/core/api-keys";
import { foldAll } from "@heard/core/rollups/fold";
import type { Sql } from "postgres";
import { makeCatalogue } from "../catalogue.ts";
import { type ClaimResult, levelClaim, limitClaim, rateClaim } from "../claim.ts";
import { type Gateway, startGateway } from "../gateway.ts";
import type { Installation } from "../installation.ts";
import { acknowledgedBy, addUpOverload } from "../load/add-up.ts";
import { type GeneratorOptions, generate } from "../load/generate.ts";
import type { Tally } from "../load/tally.ts";

const rounds = 3;
const roundSeconds = 10;
const times = 3;
/** As long as a system waits that has more to send. */
const deadlineMs = 2000;
const niceness = 10;

/**
 * Three times as many single responses as the gateway can store, from a process that gives way to it; the peak is measured by the same process. Done is
 * what was acknowledged before whoever asked stopped waiting.
 */
export async function overloadClaims(installation: Installation): Promise<ClaimResult[]> {
  const { ctx, owner } = installation;
  await makeCatalogue(ctx);
  const { key } = await createApiKey(ctx, { name: "overload", scopes: ["responses:write"] });
  const gateway = await startGateway(installation);
  const load = (more: Pick<GeneratorOptions, "load" | "mostConnections">, seconds = roundSeconds) =>
    generate({
      ...{ port: gateway.port, key, seconds, deadlineMs, niceness, request: { kind: "responses" } },
      ...more,
    });
  const atPeak = (seconds?: number) => load({ load: { lanes: 64 }, mostConnections: 64 }, seconds);
  try {
    // Warms caches and plans.
    const first = await atPeak(3);
    const [peaks, overloads]: [Tally[], Tally[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      await foldAll(ctx);
      peaks.push(await atPeak());
    }
    const { peak } = addUpOverload(peaks, peaks);
    for (let round = 0; round < rounds; round += 1) {
      await foldAll(ctx);
      overloads.push(await load({ load: { perSecond: times * peak }, mostConnections: 4000 }));
    }
    const toldByGateway = await turnedAwayBy(gateway);
    return claimsOf([first, ...peaks], overloads, { stored: await storedIn(owner), toldByGateway });
  } finally {
    await gateway.stop();
  }
}

type Found = { stored: number; toldByGateway: number };

function claimsOf([first, ...peaks]: readonly Tally[], overloads: readonly Tally[], { stored, toldByGateway }: Found) {
  const all = [...(first ? [first] : []), ...peaks, ...overloads];
  const { peak, goodput, timesPeak, refusedShare, refusedP99, untoldShare } = addUpOverload(peaks, overloads);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const refused = overloads.reduce((sum, tally) => sum + tally.refused, 0);
  const wrong = overloads.flatMap((tally) =>
    Object.entries(tally.wrong).map(([status, count]) => `${count} × ${status}`),
  );
  const note = `${percent(refusedShare)} turned away, ${percent(untoldShare)} neither acknowledged within ${deadlineMs / 1000} s nor turned away`;
  const name = `at ${times} × capacity`;
  return [
    rateClaim(`acknowledged in time ${name} ÷ at the peak, medians of ${rounds}`, goodput, peak, 0.9, { note }),
    levelClaim(`requests that came ${name}, as a multiple of the peak`, timesPeak, "×", times * 0.9),
    limitClaim(`acknowledged and not stored ${name}`, Math.max(0, acknowledgedBy(all) - stored), "responses", 0),
    limitClaim(
      `answers ${name} that are no acknowledgement and no 503 or 429 with Retry-After`,
      wrong.length,
      "kinds",
      0,
      wrong.join(", ") || undefined,
    ),
    limitClaim(
      `turned away ${name} and not counted by the gateway`,
      Math.max(0, refused - toldByGateway),
      "requests",
      0,
    ),
    limitClaim(`refusal ${name}, p99 as whoever asked sees it`, refusedP99 || 0, "ms", null),
  ];
}

async function storedIn(owner: Sql): Promise<number> {
  const [found] = await owner<{ count: number }[]>`select count(*)::int as count from responses`;
  return found?.count ?? 0;
}

/** By its own figures: at the door, and as the answer of a route. */
async function turnedAwayBy({ url }: Gateway): Promise<number> {
  const lines = (await (await fetch(`${url}/metrics`)).text()).split("\n");
  const counts = lines.filter(
    (line) =>
      line.startsWith("heard_requests_turned_away_total") ||
      /^heard_request_seconds_count\{.*status="(?:503|429)"/.test(line),
  );
  return counts.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}
