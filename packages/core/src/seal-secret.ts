import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deriveKey } from "@heard/db";

const [ivBytes, tagBytes] = [12, 16];
const algorithm = "aes-256-gcm";

/** A secret as it is kept: only this installation can open it, and only where it was sealed for. */
export function sealSecret(secret: Uint8Array, place: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, deriveKey("kept secrets"), iv).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** What was sealed. @throws Error for what another installation sealed, or another place */
export function openSecret(sealed: Uint8Array, place: string): Buffer {
  const [iv, tag] = [sealed.subarray(0, ivBytes), sealed.subarray(ivBytes, ivBytes + tagBytes)];
  const decipher = createDecipheriv(algorithm, deriveKey("kept secrets"), iv).setAAD(Buffer.from(place));
  return Buffer.concat([decipher.setAuthTag(tag).update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]);
}
