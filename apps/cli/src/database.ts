import { closeDatabase, openDatabase } from "@heard/core/database";
import { type EmbeddedServer, startEmbedded } from "@heard/db/embedded";
import { migrate } from "@heard/db/migrate";
import type { Env } from "./env.ts";

export type OpenDatabase = {
  /** The owner's address. */
  url: string;
  /** `null` with a server of your own. */
  embedded: EmbeddedServer | null;
};

const databaseName = "heard";

/** The database of this installation: the server at DATABASE_URL, or the embedded one, started when it does not run. */
export async function startDatabase(env: Env, log: (line: string) => void): Promise<OpenDatabase> {
  if (env.databaseUrl) return { url: env.databaseUrl, embedded: null };
  const embedded = await startEmbedded({ dataDir: env.dataDir, log });
  return { url: await embedded.databaseUrl(databaseName), embedded };
}

/**
 * Runs a command against the database: migrated, with the doors open, and left as it was found: a server that this command started is stopped.
 */
export async function withDatabase<T>(env: Env, work: (open: OpenDatabase) => Promise<T>): Promise<T> {
  const open = await startDatabase(env, (line) => console.error(line));
  try {
    await migrate({ databaseUrl: open.url, authSecret: env.authSecret });
    await openDatabase("operator", { databaseUrl: open.url, authSecret: env.authSecret });
    return await work(open);
  } finally {
    await closeDatabase();
    if (open.embedded && !open.embedded.adopted) await open.embedded.stop();
  }
}
