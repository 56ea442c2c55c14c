import type { ApiScope } from "@heard/core/permissions";

export type Scope = ApiScope;

const known = [
  "responses:write",
  "responses:read",
  "comments:read",
  "measures:read",
  "plans:read",
  "contacts:write",
  "events:write",
] as const satisfies readonly Scope[];

/** A stored scope as one that has words. @throws RangeError for a scope that no version of the product has given */
export function scopeOf(text: string): Scope {
  const scope = known.find((one) => one === text);
  if (!scope) throw new RangeError(`"${text}" is not a scope`);
  return scope;
}
