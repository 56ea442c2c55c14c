import type { Access } from "../members/schema.ts";

/** Roles, unlimited and without grants, as an input asks for them. */
export const access = (roles: Access["roles"], more: Partial<Access> = {}): Access => ({
  roles,
  touchpointIds: null,
  canUnmask: false,
  canSeeCustomers: false,
  ...more,
});
