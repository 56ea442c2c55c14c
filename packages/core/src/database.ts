import { assertSafeRoles, configureDatabase, lookup } from "@heard/db";
import { isLostStart, isLostWrite } from "@heard/db/lost-write";
import { keepAuditKey } from "./audit/check.ts";
import { auditKey } from "./audit/seal.ts";
import { keepDataFolder } from "./operations/queries.ts";
import { needsSetUp } from "./organisations/queries.ts";
import { deriveSetUpCode } from "./sign-in/derive.ts";

export { closeDatabase } from "@heard/db";

/** Who opens the doors, and the roles that a process must not go on as anybody else than. The operator's verbs are any. */
const openers = {
  dashboard: { roles: ["heard_app", "heard_lookup"] },
  gateway: { roles: ["heard_app", "heard_lookup", "heard_ingest"] },
  worker: { roles: ["heard_app", "heard_ingest", "heard_lookup"], maxConnections: 6 },
  operator: { roles: [] },
} as const;

/** Opens the doors of a process, and refuses to go on as a role that row-level security does not bind. */
export async function openDatabase(
  opener: keyof typeof openers,
  { databaseUrl, authSecret, dataDir }: { databaseUrl: string; authSecret: string; dataDir?: string },
): Promise<void> {
  const { roles, ...limits } = openers[opener];
  configureDatabase({ databaseUrl, authSecret, ...limits });
  if (opener === "dashboard") {
    keepAuditKey(auditKey(authSecret));
    if (dataDir) keepDataFolder(dataDir);
  }
  await assertSafeRoles(roles);
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

/** The code for the set-up page, to be written to the log; `null` once there is an organisation. */
export async function findSetUpCode(authSecret: string): Promise<string | null> {
  return (await needsSetUp()) ? deriveSetUpCode(authSecret) : null;
}

type Log = { warn(details: object, text: string): void; fatal(details: object, text: string): void };

/**
 * Ends a process on what nobody expected, with a line in its log, but not on the two faults that postgres.js throws past everybody when a connection ends under a
 * write, or before it has begun: the doors open new connections on next use.
 */
export function outliveLostConnections(log: Log): void {
  process.on("uncaughtException", (error) => {
    if (isLostWrite(error) || isLostStart(error)) return log.warn({ err: error }, "database connection lost");
    log.fatal({ err: error }, "unexpected");
    process.exit(1);
  });
}
