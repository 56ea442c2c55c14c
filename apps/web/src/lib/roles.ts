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
