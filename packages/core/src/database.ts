import { assertSafeRoles, closeDatabase, configureDatabase, lookup } from "@heard/db";
import { isLostWrite } from "@heard/db/lost-write";
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

/** The same for whoever works on the machine itself: any verb, no role that is checked, and nothing connects before the first use. */
export const openOperatorDatabase = (config: { databaseUrl: string; authSecret: string }): void =>
  configureDatabase(config);

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
 * Ends a process on what nobody expected, with a line in its log, but not on the one fault that postgres.js throws when a connection ends under a
 * write: the doors open new connections on next use.
 */
export function outliveLostConnections(log: Log): void {
  process.on("uncaughtException", (error) => {
    if (isLostWrite(error)) return log.warn({ err: error }, "database connection lost");
    log.fatal({ err: error }, "unexpected");
    process.exit(1);
  });
}
