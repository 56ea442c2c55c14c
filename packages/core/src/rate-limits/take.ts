import { lookup } from "@heard/db";
import { DomainError } from "../errors.ts";
import { leaseOf, type RateLimit, retryAfterSeconds } from "./rules.ts";

type Lease = { tokens: number; emptyUntil: number; asked: Promise<void> | null };

const mostLeases = 100_000;
const stateKey = Symbol.for("heard.rateLimits");
const globals = globalThis as typeof globalThis & { [stateKey]?: Map<string, Lease> };
function leases(): Map<string, Lease> {
  globals[stateKey] ??= new Map();
  return globals[stateKey];
}

/**
 * Takes one token of a bucket that all processes share; `null` means go on, a number the seconds to wait. A process takes tokens from the
 * database by the lease and spends them on its own, so that a request in twenty pays for the others, and never more pass than the limit says.
 */
export async function takeToken(bucket: string, limit: RateLimit): Promise<number | null> {
  const lease = leaseFor(bucket);
  // Those who waited for the same lease may have found it spent again.
  while (lease.tokens < 1) {
    if (performance.now() < lease.emptyUntil) return retryAfterSeconds(limit);
    lease.asked ??= refill(bucket, limit, lease);
    await lease.asked;
  }
  lease.tokens -= 1;
  return null;
}

/** Gives a token back, to all processes: what it was taken for turned out to need no limit, such as a sign-in that succeeded. */
export async function returnToken(bucket: string, limit: RateLimit): Promise<void> {
  await lookup.takeTokens(bucket, limit, -1);
}

/** As `takeToken`, for what a person does. @throws DomainError limit_exceeded, with the seconds to wait */
export async function requireToken(bucket: string, limit: RateLimit): Promise<void> {
  const seconds = await takeToken(bucket, limit);
  if (seconds !== null) throw new DomainError("limit_exceeded", "rate_limited", { seconds });
}

function leaseFor(bucket: string): Lease {
  const known = leases().get(bucket);
  if (known) return known;
  if (leases().size >= mostLeases) leases().clear();
  const made: Lease = { tokens: 0, emptyUntil: 0, asked: null };
  leases().set(bucket, made);
  return made;
}

async function refill(bucket: string, limit: RateLimit, lease: Lease): Promise<void> {
  try {
    const granted = await lookup.takeTokens(bucket, limit, leaseOf(limit));
    lease.tokens += granted;
    // Asking again before a token can have come back would only load the database.
    if (granted < 1) lease.emptyUntil = performance.now() + 1000 * Math.min(1, 1 / Math.max(limit.perSecond, 0.001));
  } finally {
    lease.asked = null;
  }
}

/** Forgets what this process holds, as another process would start; for tests. */
export function forgetLeases(): void {
  leases().clear();
}
