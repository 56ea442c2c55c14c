import { lookup, withTenant } from "@heard/db";
import type { ApiKeyRow } from "@heard/db/lookup";
import { organisations } from "@heard/db/schema/organisations";
import type { ServiceContext } from "../context.ts";
import { type ApiScope, apiScopes } from "../permissions.ts";
import { apiKeyState, isSecretOf, parseApiKey } from "./rules.ts";

type Known = { key: ApiKeyRow; organisation: ServiceContext["organisation"]; readAt: number };

const freshForMs = 1000;
const mostKept = 10_000;
const stateKey = Symbol.for("heard.apiKeys");
const globals = globalThis as typeof globalThis & { [stateKey]?: Map<string, Known> };
function kept(): Map<string, Known> {
  globals[stateKey] ??= new Map();
  return globals[stateKey];
}

/**
 * The context of an API key: its organisation and scopes. `null` for a key that is not known, wrong, expired or revoked; which of these it
 * is stays unsaid. A key is looked up once a second at most, because ingest cannot afford it on every request.
 */
export async function authenticateApiKey(text: string, now: () => Date): Promise<ServiceContext | null> {
  const parts = parseApiKey(text);
  if (!parts) return null;
  const known = await knownKey(parts.id);
  if (!known || !isSecretOf(parts.secret, known.key.secretHash) || apiKeyState(known.key, now()) !== "active")
    return null;
  return {
    organisation: known.organisation,
    actor: { kind: "apiKey", keyId: parts.id, scopes: known.key.scopes.filter(isScope) },
    touchpoints: "*",
    now,
  };
}

async function knownKey(id: string): Promise<Known | null> {
  const found = kept().get(id);
  if (found && performance.now() - found.readAt < freshForMs) return found;
  const key = await lookup.apiKey(id);
  if (!key) return null;
  const [row] = await withTenant(key.organisationId, (tx) => tx.select().from(organisations));
  if (!row) return null;
  const { id: organisationId, key: organisationKey, timeZone, homeShardKey, hideBelow, lowBelow } = row;
  const known: Known = {
    key,
    organisation: { id: organisationId, key: organisationKey, timeZone, homeShardKey, hideBelow, lowBelow },
    readAt: performance.now(),
  };
  if (kept().size >= mostKept) kept().clear();
  kept().set(id, known);
  return known;
}

const isScope = (scope: string): scope is ApiScope => (apiScopes as readonly string[]).includes(scope);

/** Makes the next use of a key read it afresh. */
export function forgetApiKey(id: string): void {
  kept().delete(id);
}

/** Notes that a key was used; at most one write a minute, made by the database. */
export function touchApiKey(id: string, at: Date): Promise<void> {
  return lookup.touchApiKey(id, at);
}
