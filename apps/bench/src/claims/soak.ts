import { createApiKey } from "@heard/core/api-keys";
import { makeCatalogue } from "../catalogue.ts";
import { type ClaimResult, limitClaim, median } from "../claim.ts";
import { startGateway } from "../gateway.ts";
import type { Installation } from "../installation.ts";
import { type GeneratorOptions, generate, startGenerator } from "../load/generate.ts";
import { askMemory, type SoakSample, soakClaimsOf } from "../load/soak-samples.ts";
import { goodputOf, type Tally } from "../load/tally.ts";
import { killWorker, startWorker } from "../worker.ts";

const sampleSeconds = 15;
const capacitySeconds = 10;
const capacityRounds = 3;
const shareOfCapacity = 0.5;
const niceness = 10;
const callers = 64;

/** Half of what the gateway can store, for as long as is asked for, with the worker counting beside it: neither process may grow. */
export async function soakClaims(installation: Installation, _rows: number, minutes: number): Promise<ClaimResult[]> {
  const { ctx, owner } = installation;
  await makeCatalogue(ctx);
  const { key } = await createApiKey(ctx, { name: "soak", scopes: ["responses:write"] });
  const watched = { preload: ["./load/report-memory.ts"], execArgv: ["--expose-gc"] };
  const gateway = await startGateway(installation, watched);
  const worker = startWorker(installation, watched);
  const options = (more: Pick<GeneratorOptions, "load" | "seconds" | "mostConnections">): GeneratorOptions => ({
    ...{ port: gateway.port, key, deadlineMs: 5000, niceness, request: { kind: "responses" } },
    ...more,
  });
  try {
    const tallies: Tally[] = [];
    for (let round = 0; round < capacityRounds; round += 1)
      tallies.push(
        await generate(options({ load: { lanes: callers }, seconds: capacitySeconds, mostConnections: callers })),
      );
    const perSecond = shareOfCapacity * median(tallies.map(goodputOf));
    const samples: SoakSample[] = [];
    const started = performance.now();
    let sampling: Promise<void> = Promise.resolve();
    const sample = async (tally: Tally) => {
      const minute = (performance.now() - started) / 60_000;
      const [pending] = await owner<{ count: number }[]>`select count(*)::int as count from pending`;
      const memory = { gateway: await askMemory(gateway.child), worker: await askMemory(worker) };
      samples.push({ minute, tally, pending: pending?.count ?? 0, memory });
    };
    const load = startGenerator(
      {
        ...options({ load: { perSecond }, seconds: minutes * 60, mostConnections: 1000 }),
        everySeconds: sampleSeconds,
      },
      (tally) => {
        tallies.push(tally);
        sampling = sampling.then(() => sample(tally));
        // A fault is thrown where the run waits for its end.
        sampling.catch(() => load.kill());
      },
    );
    await load.ended;
    await sampling;
    const [found] = await owner<{ count: number }[]>`select count(*)::int as count from responses`;
    const lost = tallies.reduce((sum, { good, late }) => sum + good + late, 0) - (found?.count ?? 0);
    return [
      ...soakClaimsOf(samples, { minutes, perSecond }),
      limitClaim("soak: acknowledged and not stored", Math.max(0, lost), "responses", 0),
    ];
  } finally {
    await gateway.stop();
    await killWorker(worker);
  }
}
