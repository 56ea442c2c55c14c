import type { ServiceContext } from "@heard/core/context";
import { permissions } from "@heard/core/permissions";
import type { TRPCError } from "@trpc/server";
import { describe, expect, test } from "vitest";
import { createCallerFactory, router } from "../trpc/base.ts";
import type { ApiContext } from "../trpc/context.ts";
import { channelsRouter } from "./channels.ts";
import { journeyRouter } from "./journey.ts";
import { metricsRouter } from "./metrics.ts";
import { scalesRouter } from "./scales.ts";
import { segmentsRouter } from "./segments.ts";
import { sourcesRouter } from "./sources.ts";

const catalogue = router({
  channels: channelsRouter,
  journey: journeyRouter,
  metrics: metricsRouter,
  scales: scalesRouter,
  segments: segmentsRouter,
  sources: sourcesRouter,
});
const call = createCallerFactory(catalogue);
const procedures = Object.entries(catalogue._def.procedures as unknown as Record<string, { _def: { meta: object } }>);

function contextOf(roles: readonly (keyof typeof rolesOf)[]): ApiContext {
  const now = () => new Date("2026-06-30T12:00:00Z");
  const service: ServiceContext = {
    organisation: { id: 1, key: "acme", timeZone: "UTC", homeShardKey: 1, hideBelow: 5, lowBelow: 30 },
    actor: { kind: "member", memberId: 1, userId: 1, roles, grants: { canUnmask: true, canSeeCustomers: true } },
    touchpoints: "*",
    now,
  };
  return {
    person: { userId: 1, sessionId: "s-1", version: 1 },
    organisationKey: "acme",
    service,
    locale: "en",
    requestId: "r-1",
    address: "192.0.2.1",
    site: { url: "https://heard.test", mailer: null },
    gatewayUrl: "https://ask.test",
    authSecret: "secret",
    now,
    report: () => {},
  };
}

const rolesOf = { employee: 1, teamMember: 1, cxLeader: 1, councilMember: 1, surveyAdministrator: 1, owner: 1 };

/** What a caller is told who sends nothing: a role that may not is refused before its input is looked at. */
async function codeOf(path: string, context: ApiContext): Promise<string> {
  const [feature = "", procedure = ""] = path.split(".");
  const caller = call(context) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  return (
    caller[feature]?.[procedure]?.({ surprise: true }).then(
      () => "OK",
      (error: TRPCError) => error.code,
    ) ?? "MISSING"
  );
}

describe("the procedures of the editable catalogue", () => {
  test("are all here", () => {
    expect(procedures.length).toBeGreaterThan(40);
  });

  test.each(procedures.map(([path]) => path))("%s is closed to whoever only reads", async (path) => {
    expect(await codeOf(path, contextOf(["employee", "teamMember", "cxLeader", "councilMember"]))).toBe("FORBIDDEN");
    expect(await codeOf(path, { ...contextOf(["owner"]), person: null, service: null })).toBe("UNAUTHORIZED");
    expect(await codeOf(path, { ...contextOf(["owner"]), service: null })).toBe("NOT_FOUND");
  });

  test.each(procedures.map(([path, { _def }]) => [path, _def.meta]))(
    "%s opens to survey administrators and owners",
    (_, meta) => {
      const { permission } = meta as { permission: keyof typeof permissions };
      expect(permissions[permission].roles).toEqual(["surveyAdministrator", "owner"]);
    },
  );
});
