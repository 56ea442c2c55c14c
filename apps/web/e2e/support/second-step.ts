import { codeAt, stepOf } from "@heard/core/second-factors/rules";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** What an application for codes shows for a secret as a screen writes it. */
export function codeOf(secret: string, at: Date): string {
  const bits = [...secret.replaceAll(" ", "")].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"));
  const bytes = (bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return codeAt(Uint8Array.from(bytes), stepOf(at));
}
