import { randomBytes } from "node:crypto";
import { createApiKey, grantableScopes } from "@heard/core/api-keys";
import type { ServiceContext } from "@heard/core/context";
import type { ApiScope } from "@heard/core/permissions";
import { makeTestOrganisation, testNow } from "@heard/core/testing/organisation";
import { createPublicApi, createRespond, type RequestEntry, securityHeaders } from "../http/index.ts";

const generous = { capacity: 100_000, perSecond: 100_000 };

/** The public API as the gateway mounts it, with its log at hand. */
export function publicApiForTests(
  more: {
    limits?: Partial<Record<"key" | "organisation" | "wrongKeys", typeof generous>>;
    trustedProxies?: number;
    url?: string;
    mostInFlight?: number;
  } = {},
) {
  const log: RequestEntry[] = [];
  const reported: unknown[] = [];
  const url = more.url ?? "http://gateway.test";
  const app = createPublicApi({
    now: testNow,
    authSecret: "secret",
    url,
    limits: { key: generous, organisation: generous, wrongKeys: generous, ...more.limits },
    trustedProxies: more.trustedProxies ?? 0,
    addressKey: randomBytes(32),
    socketAddress: () => "192.0.2.1",
    respond: createRespond({
      headers: securityHeaders({ https: url.startsWith("https:") }),
      mostInFlight: more.mostInFlight ?? 1000,
      onRequest: (entry) => log.push(entry),
      report: (error) => reported.push(error),
    }),
  });
  return { app, log, reported };
}

/** An organisation with a key of its own. */
export async function organisationWithKey(
  scopes: readonly ApiScope[] = grantableScopes,
): Promise<{ ctx: ServiceContext; key: string; keyId: string }> {
  const ctx = await makeTestOrganisation("api");
  const { key, id } = await createApiKey(ctx, { name: "Test", scopes: [...scopes] });
  return { ctx, key, keyId: id };
}
