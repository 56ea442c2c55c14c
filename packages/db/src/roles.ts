import { deriveKey } from "./derive-key.ts";

/** The roles that sign in. Each has one purpose and one pool; none owns a table (architecture §6). */
export const loginRoles = ["heard_app", "heard_ingest", "heard_lookup", "heard_jobs"] as const;
export type LoginRole = (typeof loginRoles)[number];

/** Owns the definer functions and can never sign in. */
export const definerRole = "heard_definer";

/**
 * The password of a role: HKDF-SHA-256 of the installation's secret with the purpose `database:<role>`, 32 bytes as base64url.
 * Derived, so that nothing has to be stored and every process of one installation agrees.
 */
export function rolePassword(authSecret: string, role: LoginRole): string {
  return deriveKey(authSecret, `database:${role}`).toString("base64url");
}

/** The address of the database as one of the roles: host, port and database of `databaseUrl`, name and password of the role. */
export function roleUrl(databaseUrl: string, authSecret: string, role: LoginRole): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = rolePassword(authSecret, role);
  return url.toString();
}
