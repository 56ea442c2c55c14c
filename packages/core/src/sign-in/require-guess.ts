import { requireToken } from "../rate-limits/take.ts";
import { bucketOf } from "./derive.ts";
import { guessesByAddress } from "./rules.ts";

/** Limits how often one address may try a link or a code. @throws DomainError limit_exceeded */
export async function requireGuess(
  kind: "invitation" | "password" | "signIn" | "setUp",
  address: string,
): Promise<void> {
  await requireToken(bucketOf(`guess-${kind}`, address), guessesByAddress);
}
