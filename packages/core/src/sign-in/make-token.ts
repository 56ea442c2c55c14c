import { createHash } from "node:crypto";

const tokenBytes = 32;

/** A fresh token of a link, and what is stored of it. */
export function makeToken(random: (size: number) => Uint8Array): { token: string; hash: Buffer } {
  const token = Buffer.from(random(tokenBytes)).toString("base64url");
  return { token, hash: hashOfToken(token) };
}

/** What is stored of a link's token. It is 256 bits of chance, which need no slow hash. */
export function hashOfToken(token: string): Buffer {
  return createHash("sha256").update(`link/${token}`).digest();
}
