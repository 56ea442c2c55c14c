import type { Role } from "#server/context.ts";

/** All roles, in the order in which they are offered. The permission table itself stays on the server. */
export const everyRole = [
  "employee",
  "teamMember",
  "cxLeader",
  "surveyAdministrator",
  "councilMember",
  "owner",
] as const satisfies readonly Role[];

type Params = Readonly<Record<string, string | number>>;

/** The params of a refusal with its roles as people call them: the server names them by their keys. */
export function withRoleNames(
  params: Params,
  { nameOf, list }: { nameOf: (role: Role) => string; list: (names: string[]) => string },
): Params {
  const roles = String(params.roles ?? "").split(", ");
  const known = everyRole.filter((role) => roles.includes(role));
  return known.length > 0 && known.length === roles.length ? { ...params, roles: list(known.map(nameOf)) } : params;
}
