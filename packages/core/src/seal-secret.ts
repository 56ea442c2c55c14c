import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { ownKey } from "@heard/db";

const [ivBytes, tagBytes] = [12, 16];
const algorithm = "aes-256-gcm";

/** A secret as it is kept: only this installation can open it, and only where it was sealed for. */
export const sealSecret = (secret: Uint8Array, place: string): Buffer => sealBy(ownKey(purpose), secret, place);

/** What was sealed. @throws Error for what another installation sealed, or another place */
export const openSecret = (sealed: Uint8Array, place: string): Buffer => openBy(ownKey(purpose), sealed, place);
const purpose = "kept secrets";

/** The same by a key that the caller has; the iv is never used twice with one key. */
export function sealBy(key: Buffer, secret: Uint8Array, place: string, iv: Uint8Array = randomBytes(ivBytes)): Buffer {
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** What was sealed by this key for this place. @throws Error for another key, or another place */
export function openBy(key: Buffer, sealed: Uint8Array, place: string): Buffer {
  const [iv, tag] = [sealed.subarray(0, ivBytes), sealed.subarray(ivBytes, ivBytes + tagBytes)];
  const decipher = createDecipheriv(algorithm, key, iv).setAAD(Buffer.from(place));
  return Buffer.concat([decipher.setAuthTag(tag).update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]);
}
