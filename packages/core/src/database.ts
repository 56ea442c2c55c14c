import { assertSafeRoles, closeDatabase, configureDatabase, lookup } from "@heard/db";
import { keepAuditKey } from "./audit/check.ts";
import { auditKey } from "./audit/seal.ts";
import { needsSetUp } from "./organisations/queries.ts";
import { deriveSetUpCode } from "./sign-in/derive.ts";

/** Opens the doors that the dashboard needs and refuses to go on as a role that row-level security does not bind. */
export async function openDashboardDatabase(config: { databaseUrl: string; authSecret: string }): Promise<void> {
  const { databaseUrl, authSecret } = config;
  configureDatabase({ databaseUrl, authSecret });
  keepAuditKey(auditKey(authSecret));
  await assertSafeRoles(["heard_app", "heard_lookup"]);
}

/** The same for the gateway, which also records. */
export async function openGatewayDatabase(config: { databaseUrl: string; authSecret: string }): Promise<void> {
  const { databaseUrl, authSecret } = config;
  configureDatabase({ databaseUrl, authSecret });
  await assertSafeRoles(["heard_app", "heard_lookup", "heard_ingest"]);
}

/** Whether the database answers. */
export async function isDatabaseReady(): Promise<boolean> {
  try {
    // A reserved word, so there is never anything to find.
    await lookup.organisation("readyz");
    return true;
  } catch {
    return false;
  }
}

/** Ends the connections of a process that stops, after the statements under way. */
export const closeServingDatabase = (): Promise<void> => closeDatabase();

/** The code for the set-up page, to be written to the log; `null` once there is an organisation. */
export async function findSetUpCode(authSecret: string): Promise<string | null> {
  return (await needsSetUp()) ? deriveSetUpCode(authSecret) : null;
}

type Log = { warn(details: object, text: string): void; fatal(details: object, text: string): void };

/**
 * Ends a process on what nobody expected, with a line in its log, but not on a lost connection: postgres.js throws from a socket's event when
 * the server dies with writes queued, and the pool opens a new connection on next use.
 */
export function outliveLostConnections(log: Log): void {
  process.on("uncaughtException", (error) => {
    if (error instanceof TypeError && error.stack?.includes("postgres"))
      return log.warn({ err: error }, "database connection lost");
    log.fatal({ err: error }, "unexpected");
    process.exit(1);
  });
}
