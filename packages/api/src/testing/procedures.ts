import type { ServiceContext } from "@heard/core/context";
import type { everyRole, Permission } from "@heard/core/permissions";
import type { TRPCError } from "@trpc/server";
import type * as z from "zod";
import type { DoorMeta } from "../trpc/base.ts";
import type { ApiContext } from "../trpc/context.ts";
import { appRouter, createCaller } from "../trpc/router.ts";

export type Procedure = {
  path: string;
  kind: "query" | "mutation" | "subscription";
  meta: DoorMeta | undefined;
  /** `null` for one that takes no input. */
  input: z.ZodType | null;
};
type Definition = { _def: { type: Procedure["kind"]; meta?: DoorMeta; inputs: z.ZodType[] } };

/** Every procedure of the dashboard, whoever added it. */
export const everyProcedure: Procedure[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, Definition>,
).map(([path, { _def }]) => ({ path, kind: _def.type, meta: _def.meta, input: _def.inputs[0] ?? null }));

export const permissionOf = ({ meta }: Procedure): Permission | null =>
  meta && "permission" in meta ? meta.permission : null;

/** What a transport knows about a request of a test. */
export function testContext(more: Partial<ApiContext> = {}): ApiContext {
  return {
    person: { userId: 1, sessionId: "7f1a6a50-0000-4000-8000-000000000001", version: 1 },
    organisationKey: "acme",
    service: null,
    address: "192.0.2.1",
    site: { url: "https://heard.test", mailer: null },
    gatewayUrl: "https://ask.test",
    authSecret: "secret",
    locale: "en",
    requestId: "r-1",
    now: () => new Date("2026-06-30T12:00:00Z"),
    report: () => {},
    ...more,
  };
}

/** The same organisation as a member with these roles. */
export function asMember(
  ctx: ServiceContext,
  roles: readonly (typeof everyRole)[number][],
  grants = { canUnmask: false, canSeeCustomers: false },
): ServiceContext {
  return { ...ctx, actor: { kind: "member", memberId: 1, userId: 1, roles, grants } };
}

/** What a caller is answered with; `null` for what was refused. */
export const replyOf = (path: string, context: ApiContext, input: unknown): Promise<unknown> =>
  procedureAt(path, context)(input).catch(() => null);

/** The code that a caller is answered with; "OK" when nothing was refused. */
export async function codeOf(path: string, context: ApiContext, input: unknown): Promise<TRPCError["code"] | "OK"> {
  return procedureAt(
    path,
    context,
  )(input).then(
    () => "OK" as const,
    (error: TRPCError) => error.code,
  );
}

function procedureAt(path: string, context: ApiContext): (given: unknown) => Promise<unknown> {
  const found = path
    .split(".")
    .reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], createCaller(context));
  return found as (given: unknown) => Promise<unknown>;
}
