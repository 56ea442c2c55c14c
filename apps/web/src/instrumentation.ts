/** Opens the doors of the database before the first request, and stops at once when something is missing. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { openDashboardDatabase } = await import("@heard/core/database");
  const { env } = await import("#lib/env.ts");
  const { noteSocketAddresses } = await import("#server/peer.ts");
  noteSocketAddresses();
  await openDashboardDatabase(env());
}
