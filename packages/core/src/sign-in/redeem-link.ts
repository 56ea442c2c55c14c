import { personLookup } from "@heard/db";
import { linkInvalid } from "../invitations/rules.ts";
import { hashOfToken } from "./make-token.ts";
import { requireGuess } from "./require-guess.ts";
import { LinkToken } from "./schema.ts";

/**
 * The person of a mailed link to sign in with, which is used up by it.
 * @throws DomainError invalid_state `link_invalid`, limit_exceeded
 */
export async function redeemSignInLink(
  token: string,
  from: { address: string; now: () => Date },
  /** What else has to be right before the link is used up. */
  check: (userId: number) => Promise<void>,
): Promise<{ userId: number }> {
  await requireGuess("signIn", from.address);
  const parsed = LinkToken.safeParse(token);
  if (!parsed.success) throw linkInvalid();
  const hash = hashOfToken(parsed.data);
  const known = await personLookup.token(hash, "signIn", from.now());
  if (known) await check(known.userId);
  const userId = await personLookup.redeemSignInToken(hash, from.now());
  if (userId === null) throw linkInvalid();
  return { userId };
}
