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
type State = { kept: Map<string, Known>; reads: Map<string, Promise<Known | null>> };
const globals = globalThis as typeof globalThis & { [stateKey]?: State };
function state(): State {
  globals[stateKey] ??= { kept: new Map(), reads: new Map() };
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
  const { kept, reads } = state();
  const found = kept.get(id);
  if (found && performance.now() - found.readAt < freshForMs) return found;
  // One read for all who wait for it: each second of a crowd would begin with a crowd of the same questions.
  const underWay = reads.get(id);
  if (underWay) return underWay;
  const read = readKey(id);
  reads.set(id, read);
  try {
    const known = await read;
    // A key that was forgotten meanwhile is not kept as it was before.
    if (!known || reads.get(id) !== read) return known;
    if (kept.size >= mostKept) kept.clear();
    kept.set(id, known);
    return known;
  } finally {
    if (reads.get(id) === read) reads.delete(id);
  }
}

async function readKey(id: string): Promise<Known | null> {
  const key = await lookup.apiKey(id);
  if (!key) return null;
  const [row] = await withTenant(key.organisationId, (tx) => tx.select().from(organisations));
  if (!row) return null;
  const { id: organisationId, key: organisationKey, timeZone, homeShardKey, hideBelow, lowBelow } = row;
  return {
    key,
    organisation: { id: organisationId, key: organisationKey, timeZone, homeShardKey, hideBelow, lowBelow },
    readAt: performance.now(),
  };
}

const isScope = (scope: string): scope is ApiScope => (apiScopes as readonly string[]).includes(scope);

/** Makes the next use of a key read it afresh. */
export function forgetApiKey(id: string): void {
  for (const held of [state().kept, state().reads]) held.delete(id);
}

/** Notes that a key was used; at most one write a minute, made by the database. */
export function touchApiKey(id: string, at: Date): Promise<void> {
  return lookup.touchApiKey(id, at);
}
