import { assertSafeRoles, configureDatabase } from "@heard/db";

/** Opens the doors that the dashboard needs and refuses to go on as a role that row-level security does not bind. */
export async function openDashboardDatabase(config: { databaseUrl: string; authSecret: string }): Promise<void> {
  const { databaseUrl, authSecret } = config;
  configureDatabase({ databaseUrl, authSecret });
  await assertSafeRoles(["heard_app", "heard_lookup"]);
}
