import { assertSafeRoles, closeDatabase, configureDatabase } from "@heard/db";

/** Opens the worker's doors and refuses to go on as a role that row-level security does not bind. */
export async function openWorkerDatabase(config: { databaseUrl: string; authSecret: string }): Promise<void> {
  configureDatabase({ ...config, maxConnections: 6 });
  await assertSafeRoles(["heard_app", "heard_ingest", "heard_lookup"]);
}

export const closeWorkerDatabase = (): Promise<void> => closeDatabase();
