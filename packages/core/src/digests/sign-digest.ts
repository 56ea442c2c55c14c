import { createHmac, timingSafeEqual } from "node:crypto";
import { deriveKey } from "@heard/db/derive-key";

export type DigestClaim = { organisationId: number; memberId: number };
const [bodyBytes, macBytes] = [8, 16];

const macOf = (body: Buffer, authSecret: string): Buffer =>
  createHmac("sha256", deriveKey(authSecret, "digest unsubscribe")).update(body).digest().subarray(0, macBytes);

/** The token of the link by which a member stops the letter of the week. It stays good: nobody should have to ask twice. */
export function signDigest({ organisationId, memberId }: DigestClaim, authSecret: string): string {
  const body = Buffer.alloc(bodyBytes);
  body.writeUInt32BE(organisationId);
  body.writeUInt32BE(memberId, 4);
  return Buffer.concat([body, macOf(body, authSecret)]).toString("base64url");
}

/** `null` for what this installation never signed. */
export function readDigestToken(token: string, authSecret: string): DigestClaim | null {
  const bytes = Buffer.from(token, "base64url");
  const [body, mac] = [bytes.subarray(0, bodyBytes), bytes.subarray(bodyBytes)];
  if (mac.length !== macBytes || !timingSafeEqual(mac, macOf(body, authSecret))) return null;
  if (bytes.toString("base64url") !== token) return null;
  return { organisationId: body.readUInt32BE(0), memberId: body.readUInt32BE(4) };
}
