/** Opens the doors of the database before the first request, and stops at once when something is missing. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { findSetUpCode, openDatabase } = await import("@heard/core/database");
  const { env } = await import("#lib/env.ts");
  const { noteSocketAddresses } = await import("#server/peer.ts");
  noteSocketAddresses();
  await openDatabase("dashboard", env());
  const code = await findSetUpCode(env().authSecret);
  if (code) console.info(`There is no organisation yet. Set one up at ${env().url}/set-up with the code ${code}`);
}
