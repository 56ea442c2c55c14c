import { createHash, createHmac } from "node:crypto";
import { deriveKey } from "@heard/db/derive-key";

const codeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/**
 * The one-time code of the set-up page, which the log shows while there is no organisation: every process of an installation derives the
 * same one, and it opens nothing once there is an organisation. 3 × 4 characters without those that look alike, 59 bits.
 */
export function deriveSetUpCode(authSecret: string): string {
  const bytes = createHmac("sha256", deriveKey(authSecret, "set-up code")).update("first organisation").digest();
  const characters = [...bytes.subarray(0, 12)].map((byte) => codeAlphabet[byte % codeAlphabet.length]);
  return [0, 4, 8].map((start) => characters.slice(start, start + 4).join("")).join("-");
}

/** The name of a bucket: an address of either kind is somebody's, so only its hash is kept. */
export function bucketOf(kind: string, whom: string): string {
  return `${kind}/${createHash("sha256").update(whom).digest("base64url").slice(0, 22)}`;
}
