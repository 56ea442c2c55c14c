"use client";

import { paths } from "#lib/paths.ts";

/** Ends the session here. The code for it is fetched only now: most visits never need it. */
export async function signOut(returnTo: string = paths.signIn()): Promise<void> {
  const { signOut: endSession } = await import("next-auth/react");
  await endSession({ callbackUrl: returnTo });
}
