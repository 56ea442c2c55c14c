import { type TenantOptions, type Transaction, withTenant } from "@heard/db";
import type { MemberRole } from "@heard/db/schema/members";
import type { ApiScope } from "./permissions.ts";

/** Who acts. `operator` is the command line on the machine itself, `system` the worker. */
export type Actor =
  | {
      kind: "member";
      memberId: number;
      userId: number;
      roles: readonly MemberRole[];
      grants: { canUnmask: boolean; canSeeCustomers: boolean };
    }
  | { kind: "apiKey"; keyId: string; scopes: readonly ApiScope[] }
  /** Whoever answers a survey, with the token of its page. Their response is its own record: they leave no entry in the log. */
  | { kind: "respondent" }
  | { kind: "operator" }
  | { kind: "system" };

/** What every verb gets: one organisation, one actor, and the clock. Built by the transport, never from a request's body. */
export type ServiceContext = {
  organisation: {
    id: number;
    key: string;
    timeZone: string;
    homeShardKey: number;
    hideBelow: number;
    lowBelow: number;
  };
  actor: Actor;
  /** The touchpoints that a limited member may see. */
  touchpoints: readonly number[] | "*";
  now: () => Date;
};

/** The tenant's transaction for this context, with the limits of its actor. */
export function inTenant<T>(
  ctx: ServiceContext,
  work: (tx: Transaction) => Promise<T>,
  options: Omit<TenantOptions, "touchpoints"> = {},
): Promise<T> {
  return withTenant(ctx.organisation.id, work, { ...options, touchpoints: ctx.touchpoints });
}

/** Of somebody with a token that names the organisation: until the rest of it is read, nothing of it counts but its id. */
export const respondentIn = (organisationId: number, now: () => Date): ServiceContext => ({
  organisation: { id: organisationId, key: "", timeZone: "UTC", homeShardKey: 0, hideBelow: 5, lowBelow: 30 },
  actor: { kind: "respondent" },
  touchpoints: "*",
  now,
});

/** How the actor is named in records: never a name or an address. */
export function actorName({ actor }: Pick<ServiceContext, "actor">): {
  kind: Exclude<Actor["kind"], "respondent">;
  id: string;
} {
  switch (actor.kind) {
    case "respondent":
      throw new Error("A respondent has no name in records");
    case "member":
      return { kind: "member", id: String(actor.memberId) };
    case "apiKey":
      return { kind: "apiKey", id: actor.keyId };
    default:
      return { kind: actor.kind, id: actor.kind };
  }
}
