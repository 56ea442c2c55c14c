import { setTimeout as delay } from "node:timers/promises";
import { auditKey } from "@heard/core/audit/seal";
import { closeDatabase, openDatabase, outliveLostConnections } from "@heard/core/database";
import { expireFiles } from "@heard/core/files";
import { handleJob, sweepJobs } from "@heard/core/jobs/handle";
import { maintainOrganisations } from "@heard/core/jobs/maintain";
import { purgeDeleted } from "@heard/core/jobs/purge";
import { closeQueue, openQueue, workOnJobs } from "@heard/core/jobs/queue";
import { isUnavailable } from "@heard/core/unavailable";
import pino from "pino";
import { readEnv } from "./env.ts";

const log = pino({ name: "worker", base: null });
const roundMs = 500;
const expiryMs = 3_600_000;
const purgeMs = 10_000;
const now = () => new Date();
outliveLostConnections(log);

const env = readEnv();
await openDatabase("worker", env);
await openQueue({
  databaseUrl: env.databaseUrl,
  authSecret: env.authSecret,
  onError: (error) => log.warn({ err: error }, "job queue"),
});
await workOnJobs((message) =>
  handleJob(message, {
    now,
    dataDir: env.dataDir,
    onError: (error) => log.error({ err: error, job: message.jobRunId }, "job failed"),
  }),
);
log.info("worker is ready");

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    stopping = true;
  });

const key = auditKey(env.authSecret);
let expiredAt = 0;
let purgedAt = 0;
while (!stopping) {
  try {
    const { withJobs } = await maintainOrganisations({
      auditKey: key,
      now,
      onError: (error, organisation) => log.error({ err: error, organisation }, "maintenance failed"),
    });
    await sweepJobs(withJobs, { now });
    if (Date.now() - purgedAt >= purgeMs) {
      purgedAt = Date.now();
      const purged = await purgeDeleted({
        dataDir: env.dataDir,
        now,
        onError: (error, organisation) => log.error({ err: error, organisation }, "purge failed"),
      });
      if (purged > 0) log.info({ organisations: purged }, "deleted things purged");
    }
    if (Date.now() - expiredAt >= expiryMs) {
      expiredAt = Date.now();
      const deleted = await expireFiles({ dataDir: env.dataDir, now });
      if (deleted > 0) log.info({ deleted }, "expired files deleted");
    }
  } catch (error) {
    if (isUnavailable(error)) log.warn({ err: error }, "no round: the database does not answer");
    else log.error({ err: error }, "round failed");
  }
  await delay(roundMs);
}
await closeQueue();
await closeDatabase();
process.exit(0);
