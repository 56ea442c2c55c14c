import { createHash, timingSafeEqual } from "node:crypto";
import { type ApiScope, apiScopes, permissions } from "../permissions.ts";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const idLength = 8;
const secretLength = 43;
const keyShape = /^heard_([A-Za-z0-9]{8})_([A-Za-z0-9]{43})$/;

/** How much randomness an id and a secret are made of; 32 bytes are 256 bits, which need no slow hash. */
export const idBytes = 6;
export const secretBytes = 32;

/** The scopes that open something today: what a key may be given. */
export const grantableScopes: readonly ApiScope[] = apiScopes.filter((scope) =>
  Object.values(permissions).some((entry) => "scope" in entry && entry.scope === scope),
);

/** Bytes as a number in base 62, padded to a fixed length. */
export function base62(bytes: Uint8Array, length: number): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  let text = "";
  for (let place = 0; place < length; place += 1) {
    text = (alphabet[Number(rest % 62n)] ?? "") + text;
    rest /= 62n;
  }
  return text;
}

/** A key as its owner sees it once: `heard_<8>_<43>`. The prefix lets secret scanners find it. */
export function apiKeyFrom(idSeed: Uint8Array, secretSeed: Uint8Array): { id: string; secret: string; key: string } {
  const [id, secret] = [base62(idSeed, idLength), base62(secretSeed, secretLength)];
  return { id, secret, key: `heard_${id}_${secret}` };
}

/** The parts of a key, or `null` for what has not its shape. */
export function parseApiKey(text: string): { id: string; secret: string } | null {
  const [, id, secret] = keyShape.exec(text) ?? [];
  return id && secret ? { id, secret } : null;
}

/** What is stored of a secret. */
export const hashOfSecret = (secret: string): Buffer => createHash("sha256").update(secret).digest();

/** Compares in constant time, so that an answer's time tells nothing about the hash. */
export function isSecretOf(secret: string, storedHash: Uint8Array): boolean {
  const given = hashOfSecret(secret);
  return storedHash.length === given.length && timingSafeEqual(given, storedHash);
}

export type ApiKeyState = "active" | "expired" | "revoked";

/** Whether a key opens anything at this moment. */
export function apiKeyState(
  key: { expiresAt: Date | string | null; revokedAt: Date | string | null },
  now: Date,
): ApiKeyState {
  if (key.revokedAt) return "revoked";
  return key.expiresAt && new Date(key.expiresAt) <= now ? "expired" : "active";
}
