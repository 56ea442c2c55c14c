import { closeDatabase, openDatabase } from "@heard/core/database";
import { type EmbeddedServer, startEmbedded } from "@heard/db/embedded";
import { isMigrated, migrate } from "@heard/db/migrate";
import { type Env, EnvError, keepSecret } from "./env.ts";

export type OpenDatabase = {
  /** The owner's address. */
  url: string;
  /** `null` with a server of your own. */
  embedded: EmbeddedServer | null;
};

const databaseName = "heard";

/**
 * The database of this installation: the server at DATABASE_URL, or the embedded one, started when it does not run.
 * @throws EnvError where somebody lives in it and their secret is not here: by a new one nothing that was sealed could be read any more
 */
export async function startDatabase(env: Env, log: (line: string) => void): Promise<OpenDatabase> {
  const open = await reachDatabase(env, log);
  if (env.newSecretFile === null) return open;
  if (!(await isMigrated({ databaseUrl: open.url }))) {
    keepSecret(env);
    return open;
  }
  if (open.embedded && !open.embedded.adopted) await open.embedded.stop();
  throw new EnvError(
    `The database was made with a secret that is neither in AUTH_SECRET nor in ${env.newSecretFile}. Give it by one of the two.`,
  );
}

async function reachDatabase(env: Env, log: (line: string) => void): Promise<OpenDatabase> {
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
