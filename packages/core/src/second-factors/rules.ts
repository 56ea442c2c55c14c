import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { deriveKey } from "@heard/db/derive-key";
import type { RateLimit } from "../rate-limits/rules.ts";
import { openBy, sealBy } from "../seal-secret.ts";

/** Five wrong codes, then one every five minutes: of a million codes three are good at a time. */
export const codesByPerson: RateLimit = { capacity: 5, perSecond: 1 / 300 };

export const secretBytes = 20;
const recoveryCodeCount = 10;
/** 80 bits a code: nobody finds one by trying, so its hash need not be slow. */
const recoveryBytes = 10;
const stepSeconds = 30;
const digits = 6;

const base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Bytes as applications for codes want them typed (RFC 4648, without padding). */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((part) => base32Alphabet[Number.parseInt(part.padEnd(5, "0"), 2)]).join("");
}

/** The half minute in which an instant lies, counted from 1970. */
export const stepOf = (at: Date): number => Math.floor(at.getTime() / 1000 / stepSeconds);

/** The code of one half minute: RFC 6238 with SHA-1, the only kind that every application knows. */
export function codeAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, "0");
}

/** The half minute that a code belongs to, this one or a neighbour, for clocks of telephones are not ours; `null` for a wrong one. */
export function stepOfCode(secret: Uint8Array, code: string, at: Date): number | null {
  const given = Buffer.from(code);
  const fits = (step: number) => {
    const wanted = Buffer.from(codeAt(secret, step));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  return [0, -1, 1].map((away) => stepOf(at) + away).find(fits) ?? null;
}

/** What an application for codes reads from a QR code. */
export function otpauthAddress(secret: Uint8Array, email: string): string {
  const label = `${encodeURIComponent("Heard")}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Heard&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
}

/** Codes for the day when the device is lost, each good once: `ABCD-EFGH-IJKL-MNOP`. */
export function makeRecoveryCodes(random: (size: number) => Uint8Array): string[] {
  return Array.from({ length: recoveryCodeCount }, () =>
    (base32(random(recoveryBytes)).match(/.{4}/g) ?? []).join("-"),
  );
}

/** What somebody typed, without the spaces and hyphens that people put between. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, "").toUpperCase();

/** Whether somebody typed a recovery code, by its length: sixteen characters, where the others have six digits. */
export const isRecoveryCode = (typed: string): boolean => plainCode(typed).length > digits;

/** What is stored of a recovery code. */
export const hashOfRecoveryCode = (code: string): Buffer =>
  createHash("sha256")
    .update(`recovery/${plainCode(code)}`)
    .digest();

export const nonceBytes = 12;

/** The secret as it is stored: whoever has a copy of the database alone cannot make codes, nor give one person's secret to another. */
export function sealSecret(
  secret: Uint8Array,
  whose: { authSecret: string; userId: number },
  nonce: Uint8Array,
): Buffer {
  return sealBy(deriveKey(whose.authSecret, "second factors"), secret, String(whose.userId), nonce);
}

/** @throws Error where the installation's secret is another one, or the row another person's */
export function openSecret(stored: Uint8Array, whose: { authSecret: string; userId: number }): Buffer {
  return openBy(deriveKey(whose.authSecret, "second factors"), stored, String(whose.userId));
}
