import type { WebhookReceiverRow } from "@heard/db/schema/webhooks";
import { openSecret, sealSecret } from "../seal-secret.ts";

/** Bound to the organisation: what one organisation sealed opens in no other. */
const placeOf = (orgId: number, what: "address" | "secret"): string => `webhook ${what} of ${orgId}`;

export const sealAddress = (orgId: number, url: URL): Buffer =>
  sealSecret(Buffer.from(url.href), placeOf(orgId, "address"));
export const sealSigningSecret = (orgId: number, secret: Uint8Array): Buffer =>
  sealSecret(secret, placeOf(orgId, "secret"));

export const openAddress = ({ orgId, address }: Pick<WebhookReceiverRow, "orgId" | "address">): URL =>
  new URL(openSecret(address, placeOf(orgId, "address")).toString("utf8"));

/** What signs now: during an exchange the old secret as well. */
export function openSigningSecrets(
  { orgId, secret, oldSecret, oldSecretUntil }: WebhookReceiverRow,
  now: Date,
): Buffer[] {
  const old = oldSecretUntil && oldSecretUntil > now ? oldSecret : null;
  return [secret, old].flatMap((sealed) => (sealed ? [openSecret(sealed, placeOf(orgId, "secret"))] : []));
}
