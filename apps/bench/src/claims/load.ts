import { createApiKey } from "@heard/core/api-keys";
import { readCatalogue } from "@heard/core/catalogue/queries";
import { inTenant } from "@heard/core/context";
import { foldAll } from "@heard/core/rollups/fold";
import { makeCatalogue } from "../catalogue.ts";
import { type ClaimResult, median, rateClaim } from "../claim.ts";
import { type Gateway, startGateway } from "../gateway.ts";
import type { Installation } from "../installation.ts";
import { startBareServer } from "../load/bare.ts";
import { type GeneratorOptions, generate, spawnScript } from "../load/generate.ts";
import type { IngestAloneOptions } from "../load/ingest-alone.ts";
import { readClaims } from "../load/reads.ts";
import { goodputOf } from "../load/tally.ts";

const callers = 64;
const roundSeconds = 4;
const rounds = 4;

/** Single responses by HTTP, from a process of their own: what the gateway adds to a bare server, and what it leaves of the database's speed. */
export async function loadClaims(installation: Installation, rows: number): Promise<ClaimResult[]> {
  const { ctx, owner } = installation;
  const { measureIds } = await makeCatalogue(ctx);
  const { key } = await createApiKey(ctx, { name: "load", scopes: ["responses:write"] });
  const results = [await gatewayClaim(installation, key), await databaseClaim(installation, key, measureIds)];
  await owner`truncate responses, scores, comments, comment_originals, pending`;
  return [...results, ...(await readClaims(installation, rows))];
}

const asked = (port: number, key: string): GeneratorOptions => ({
  ...{ port, key, seconds: roundSeconds, deadlineMs: 10_000, mostConnections: callers },
  ...{ request: { kind: "responses" }, load: { lanes: callers } },
});

/** Responses a second that are acknowledged; anything else than an acknowledgement is a fault of the measurement. */
async function rateOf(options: GeneratorOptions): Promise<number> {
  const tally = await generate(options);
  if (tally.good !== tally.sent) throw new Error(`Not all were acknowledged: ${JSON.stringify(tally)}`);
  return goodputOf(tally);
}

/** The first round warms caches and plans and is thrown away. */
async function alternate(ours: () => Promise<number>, floor: () => Promise<number>, after: () => Promise<unknown>) {
  const rates = { ours: [] as number[], floor: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const [one, other] = [await ours(), await floor()];
    await after();
    if (round === 0) continue;
    rates.ours.push(one);
    rates.floor.push(other);
  }
  return [median(rates.ours), median(rates.floor)] as const;
}

async function gatewayClaim(installation: Installation, key: string): Promise<ClaimResult> {
  const gateway = await startGateway(installation, { preload: ["./load/stubbed-ingest.ts"] });
  const bare = await startBareServer(gateway.port, key).catch(stopping(gateway));
  try {
    const [ours, floor] = await alternate(
      () => rateOf(asked(gateway.port, key)),
      () => rateOf(asked(bare.port, key)),
      async () => {},
    );
    const name = `single response by HTTP, ${callers} callers, statement stubbed ÷ a bare server that parses the same and answers the same`;
    return rateClaim(name, ours, floor, 0.5);
  } finally {
    bare.stop();
    await gateway.stop();
  }
}

async function databaseClaim(
  installation: Installation,
  key: string,
  measureIds: readonly number[],
): Promise<ClaimResult> {
  const { ctx, url, authSecret } = installation;
  const gateway = await startGateway(installation);
  const alone = async () => {
    const { version } = await inTenant(ctx, (tx) => readCatalogue(tx));
    return ingestAlone({
      ...{ databaseUrl: url, authSecret, organisationId: ctx.organisation.id, measureIds, catalogueVersion: version },
      ...{ callers, seconds: roundSeconds },
    });
  };
  try {
    const [ours, floor] = await alternate(
      () => rateOf(asked(gateway.port, key)),
      alone,
      () => foldAll(ctx),
    );
    const name = `single response by HTTP, ${callers} callers ÷ the same grouped statement alone`;
    return rateClaim(name, ours, floor, 0.8);
  } finally {
    await gateway.stop();
  }
}

const stopping = (gateway: Gateway) => async (error: unknown) => {
  await gateway.stop();
  throw error;
};

async function ingestAlone(options: IngestAloneOptions): Promise<number> {
  const child = spawnScript("./ingest-alone.ts", options);
  const text = (await child.stdout.setEncoding("utf8").toArray()).join("");
  const { perSecond } = JSON.parse(text) as { perSecond: number };
  return perSecond;
}
