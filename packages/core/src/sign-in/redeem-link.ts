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
): Promise<{ userId: number }> {
  await requireGuess("signIn", from.address);
  const parsed = LinkToken.safeParse(token);
  const userId = parsed.success ? await personLookup.redeemSignInToken(hashOfToken(parsed.data), from.now()) : null;
  if (userId === null) throw linkInvalid();
  return { userId };
}
