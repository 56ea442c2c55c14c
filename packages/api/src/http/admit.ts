import { authenticateApiKey, touchApiKey } from "@heard/core/api-keys";
import type { ServiceContext } from "@heard/core/context";
import { type Permission, permissions, requirePermission } from "@heard/core/permissions";
import type { RateLimit } from "@heard/core/rate-limits/rules";
import { takeToken } from "@heard/core/rate-limits/take";
import { HttpProblem } from "./problem.ts";
import type { Caller } from "./respond.ts";

export type ApiLimits = {
  /** Requests of one key, and of all keys of an organisation together. */
  key: RateLimit;
  organisation: RateLimit;
  /** Attempts with a key that is none, by address. */
  wrongKeys: RateLimit;
};

export type Admit = (
  request: { authorization: string | undefined; address: () => string },
  permission: Permission,
  caller: Caller,
) => Promise<ServiceContext>;

const touchedEveryMs = 60_000;

/** The scope that opens a permission to a key; `none` for what no key can do. */
export function scopeOf(permission: Permission): string {
  const entry = permissions[permission];
  return "scope" in entry ? entry.scope : "none";
}

/**
 * Lets a request in: by a key that is known, within its limits, with the scope that the route asks for.
 * @throws HttpProblem 401, 403 or 429
 */
export function createAdmit({ now, limits }: { now: () => Date; limits: ApiLimits }): Admit {
  const touched = new Map<string, number>();
  return async ({ authorization, address }, permission, caller) => {
    const [, key] = /^bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
    if (!key) throw unauthorized("key_missing");
    const ctx = await authenticateApiKey(key, now);
    if (ctx?.actor.kind !== "apiKey") {
      await spend(`wrong-key:${address()}`, limits.wrongKeys);
      throw unauthorized("key_invalid");
    }
    const { keyId } = ctx.actor;
    caller.organisation = ctx.organisation.key;
    caller.keyId = keyId;
    await spend(`key:${keyId}`, limits.key);
    await spend(`organisation:${ctx.organisation.id}`, limits.organisation);
    if (!ctx.actor.scopes.some((scope) => scope === scopeOf(permission)))
      throw new HttpProblem(403, "scope_missing", { scope: scopeOf(permission) });
    requirePermission(ctx, permission);
    if (performance.now() - (touched.get(keyId) ?? -touchedEveryMs) >= touchedEveryMs) {
      touched.set(keyId, performance.now());
      // When a key was last used is a help to its owner, not a reason to fail or wait.
      touchApiKey(keyId, now()).catch(() => touched.delete(keyId));
    }
    return ctx;
  };
}

const unauthorized = (reason: "key_missing" | "key_invalid") =>
  new HttpProblem(401, reason, {}, { headers: { "WWW-Authenticate": "Bearer" } });

async function spend(bucket: string, limit: RateLimit): Promise<void> {
  const seconds = await takeToken(bucket, limit);
  if (seconds !== null)
    throw new HttpProblem(429, "rate_limited", { seconds }, { headers: { "Retry-After": String(seconds) } });
}
