import { hash, verify } from "@node-rs/argon2";

// OWASP's second choice for argon2id: 19 MiB, two passes, one lane. About 20 ms on a small server.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What is stored of a password: argon2id with a salt of its own. One spelling of a letter is as good as the other (NFKC). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/** Whether a password belongs to a stored hash. */
export function verifyPassword(storedHash: string, password: string): Promise<boolean> {
  return verify(storedHash, password.normalize("NFKC"));
}

/** A hash of the same cost whose password nobody knows: what an unknown address is compared with, so that it takes as long as a known one. */
export const dummyHash =
  "$argon2id$v=19$m=19456,t=2,p=1$qhWEgVmKWfSNGXzJ4xpcbg$4qtl3ysLrbc7LGRgd0kCxzXPStKcFwWEx/BW/1RYE8g";
