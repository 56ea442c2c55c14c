import type { MemberRole } from "@heard/db/schema/members";
import type { ServiceContext } from "./context.ts";
import { DomainError, type ErrorReason, forbidden } from "./errors.ts";

/** What each API key scope opens. */
export const apiScopes = [
  "responses:write",
  "responses:read",
  "comments:read",
  "measures:read",
  "plans:read",
  "contacts:write",
  "events:write",
] as const;
export type ApiScope = (typeof apiScopes)[number];

/** All roles, in the order in which they are offered. */
export const everyRole = [
  "employee",
  "teamMember",
  "cxLeader",
  "surveyAdministrator",
  "councilMember",
  "owner",
] as const satisfies readonly MemberRole[];
const everybody = everyRole;
const administrators = ["surveyAdministrator", "owner"] as const satisfies readonly MemberRole[];
const leaders = ["cxLeader", "owner"] as const satisfies readonly MemberRole[];
const publishers = ["cxLeader", "surveyAdministrator", "owner"] as const satisfies readonly MemberRole[];
const enterers = ["teamMember", "cxLeader", "surveyAdministrator", "owner"] as const satisfies readonly MemberRole[];
const workers = ["teamMember", "cxLeader", "owner"] as const satisfies readonly MemberRole[];
const councillors = ["councilMember"] as const satisfies readonly MemberRole[];
const owners = ["owner"] as const satisfies readonly MemberRole[];

/**
 * The permission table, as data: who may do what. A member's permissions are the union of the sets of its roles.
 * `grant` asks for a grant given to a person by name, on top of any role; `scope` is the API key scope that opens the same verb.
 */
export const permissions = {
  "measure.read": { roles: everybody, scope: "measures:read" },
  "response.read": { roles: everybody, scope: "responses:read" },
  "response.record": { roles: administrators, scope: "responses:write" },
  "response.correct": { roles: administrators },
  "response.quarantine": { roles: administrators },
  "response.erase": { roles: owners },
  "comment.read": { roles: everybody, scope: "comments:read" },
  "comment.correct": { roles: leaders },
  "comment.unmask": { roles: everybody, grant: "canUnmask" },
  "customer.see": { roles: everybody, grant: "canSeeCustomers" },
  "export.create": { roles: leaders },
  "savedView.own": { roles: everybody },
  "savedView.share": { roles: leaders },
  "catalogue.read": { roles: everybody, scope: "measures:read" },
  "theme.read": { roles: everybody, scope: "comments:read" },
  "theme.edit": { roles: leaders },
  "readingModel.read": { roles: everybody },
  "readingModel.edit": { roles: leaders },
  "metric.edit": { roles: administrators },
  "journey.edit": { roles: administrators },
  "journey.note": { roles: publishers },
  "journey.share": { roles: leaders },
  "segment.edit": { roles: administrators },
  "source.edit": { roles: administrators },
  "plan.read": { roles: everybody, scope: "plans:read" },
  "plan.log": { roles: workers },
  "plan.edit": { roles: workers },
  /** To answer for every plan, not only the own ones. */
  "plan.lead": { roles: leaders },
  "suggestion.read": { roles: everybody },
  /** To suggest, and to vote for what colleagues suggest. */
  "suggestion.make": { roles: everybody },
  /** To make a plan of a suggestion, decline it, or unite it with another: whoever leads plans or approves them. */
  "suggestion.decide": { roles: [...leaders, ...councillors] },
  "council.read": { roles: everybody },
  "council.vote": { roles: councillors },
  "council.decide": { roles: councillors },
  /** To plan a meeting, run it and send its minutes. */
  "council.meet": { roles: [...leaders, ...councillors] },
  "council.edit": { roles: leaders },
  "alert.read": { roles: everybody },
  "alert.handle": { roles: workers },
  "alert.edit": { roles: leaders },
  "case.read": { roles: workers },
  "case.work": { roles: workers },
  /** What opens cases, how they are worked on, and when people work. */
  "case.edit": { roles: leaders },
  "annotation.edit": { roles: leaders },
  "target.read": { roles: everybody },
  "target.edit": { roles: leaders },
  /** To say how much of a touchpoint's gap can be closed. */
  "fixability.set": { roles: workers },
  /** What one follows oneself, and whether one wants to hear of it. */
  "follow.own": { roles: everybody },
  "survey.read": { roles: publishers },
  "survey.edit": { roles: administrators },
  "survey.publish": { roles: publishers },
  "survey.enter": { roles: enterers },
  "contact.read": { roles: administrators },
  "contact.edit": { roles: administrators, scope: "contacts:write" },
  "contact.erase": { roles: owners },
  "distribution.read": { roles: publishers },
  "distribution.edit": { roles: administrators },
  "contactLimit.edit": { roles: administrators },
  "event.record": { roles: administrators, scope: "events:write" },
  "import.read": { roles: administrators },
  "import.run": { roles: administrators },
  "import.undo": { roles: administrators },
  "organisation.read": { roles: everybody },
  "organisation.edit": { roles: owners },
  "organisation.delete": { roles: owners },
  "member.read": { roles: owners },
  "member.edit": { roles: owners },
  "member.leave": { roles: everybody },
  "apiKey.edit": { roles: owners },
  "webhook.edit": { roles: owners },
  "audit.read": { roles: owners },
  "bin.restore": { roles: administrators },
} as const satisfies Record<
  string,
  { roles: readonly MemberRole[]; grant?: "canUnmask" | "canSeeCustomers"; scope?: ApiScope }
>;

export type Permission = keyof typeof permissions;

/** Whether the actor of this context may do it. The operator (command line, worker) may do everything within its organisation. */
export function isPermitted(ctx: Pick<ServiceContext, "actor">, permission: Permission): boolean {
  const { actor } = ctx;
  const entry: { roles: readonly MemberRole[]; grant?: "canUnmask" | "canSeeCustomers"; scope?: ApiScope } =
    permissions[permission];
  switch (actor.kind) {
    case "operator":
    case "system":
      return true;
    case "respondent":
      return permission === "response.record";
    case "apiKey":
      return entry.scope !== undefined && actor.scopes.includes(entry.scope);
    case "member":
      return (
        actor.roles.some((role) => entry.roles.includes(role)) &&
        (entry.grant === undefined || actor.grants[entry.grant])
      );
  }
}

/** @throws DomainError forbidden, naming the roles that may, or the grant that is missing to one of them */
export function requirePermission({ actor }: Pick<ServiceContext, "actor">, permission: Permission): void {
  if (isPermitted({ actor }, permission)) return;
  const entry = permissions[permission];
  const roles: readonly MemberRole[] = entry.roles;
  // Whoever has the role already would look for the fault in the wrong place.
  const lacksGrant = "grant" in entry && actor.kind === "member" && actor.roles.some((role) => roles.includes(role));
  throw lacksGrant ? new DomainError("forbidden", grantReasons[entry.grant]) : forbidden(roles);
}

const grantReasons = {
  canSeeCustomers: "grant_to_see_customers",
  canUnmask: "grant_to_unmask",
} as const satisfies Record<string, ErrorReason>;

/** Everything that the actor may do, for a screen that shows only what is open. */
export function permissionsOf(ctx: Pick<ServiceContext, "actor">): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => isPermitted(ctx, permission));
}
