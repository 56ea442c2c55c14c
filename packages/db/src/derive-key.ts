import { hkdfSync } from "node:crypto";

/** A key of the installation's secret with a purpose of its own: HKDF-SHA-256, 32 bytes. A copy of the database alone does not hold it. */
export function deriveKey(authSecret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret, "", purpose, 32));
}
