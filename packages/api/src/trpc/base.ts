import { DomainError, notFound } from "@heard/core/errors";
import { type Permission, requirePermission } from "@heard/core/permissions";
import { initTRPC, TRPCError } from "@trpc/server";
import type { ApiContext } from "./context.ts";
import { describeError, isUnexpected, toTrpcError } from "./errors.ts";
import { transformer } from "./transformer.ts";

/** What a person may do outside any organisation, and what needs nobody signed in. Closed lists: each door is named. */
export const personPermissions = ["account.own", "organisation.create"] as const;
export type PersonPermission = (typeof personPermissions)[number];
export const openDoors = ["invitation.answer", "journey.shared", "password.reset", "setUp", "signIn.link"] as const;
export type OpenDoor = (typeof openDoors)[number];

/** Which door a procedure has; the authorisation walk reads it. */
export type DoorMeta = { permission: Permission } | { person: PersonPermission } | { open: OpenDoor };

const t = initTRPC
  .context<ApiContext>()
  .meta<DoorMeta>()
  .create({
    transformer,
    isDev: false,
    errorFormatter({ shape, error, ctx }) {
      const { message, data } = describeError(error, { requestId: ctx?.requestId ?? "", locale: ctx?.locale ?? "en" });
      return { ...shape, message, data: { code: shape.data.code, httpStatus: shape.data.httpStatus, ...data } };
    },
  });

const mapErrors = t.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const error = toTrpcError(result.error);
  if (isUnexpected(error)) ctx.report(error.cause ?? error, { requestId: ctx.requestId, path });
  throw error;
});

/**
 * The builder of every procedure inside an organisation. The permission is a required argument: "signed in" alone opens nothing. An
 * organisation that the person is not a member of is not found, as if it did not exist.
 */
export function procedure(permission: Permission) {
  return t.procedure
    .meta({ permission })
    .use(mapErrors)
    .use(({ ctx, next }) => {
      if (!ctx.person) throw new TRPCError({ code: "UNAUTHORIZED" });
      if (ctx.lacksSecondFactor) throw new DomainError("forbidden", "second_factor_demanded");
      if (!ctx.service) throw notFound("organisation", ctx.organisationKey ?? "");
      requirePermission(ctx.service, permission);
      return next({ ctx: { ...ctx, person: ctx.person, service: ctx.service } });
    });
}

/** The builder for what belongs to a person and to no organisation: their account, the list of their organisations, a new one. */
export function personProcedure(person: PersonPermission) {
  return t.procedure
    .meta({ person })
    .use(mapErrors)
    .use(({ ctx, next }) => {
      if (!ctx.person) throw new TRPCError({ code: "UNAUTHORIZED" });
      return next({ ctx: { ...ctx, person: ctx.person } });
    });
}

/** The builder for the few doors that stand open before anybody has signed in; what they need instead (a token, a code) is in their input. */
export function openProcedure(open: OpenDoor) {
  return t.procedure.meta({ open }).use(mapErrors);
}

export const { router, createCallerFactory } = t;
