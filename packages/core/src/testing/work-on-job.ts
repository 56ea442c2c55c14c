import { closeDatabase, configureDatabase } from "@heard/db";
import { handleJob } from "../jobs/handle.ts";

/** A process of its own that works on one job: `node work-on-job.ts ORGANISATION JOB KIND DATA_DIR NOW`, with DATABASE_URL and AUTH_SECRET. */
const [organisationKey = "", jobRunId = "", kind = "", dataDir = "", startedAt = ""] = process.argv.slice(2);
const { DATABASE_URL: databaseUrl = "", AUTH_SECRET: authSecret = "" } = process.env;

configureDatabase({ databaseUrl, authSecret });
await handleJob(
  { organisationKey, jobRunId, kind },
  {
    now: () => new Date(Date.parse(startedAt) + performance.now()),
    dataDir,
    onError: (error) => {
      throw error;
    },
  },
);
await closeDatabase();
