import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { bytea, identity, instant, orgId } from "./columns.ts";

export type MemberRole = "employee" | "teamMember" | "cxLeader" | "surveyAdministrator" | "councilMember" | "owner";

/** A person who signs in, in whatever organisations. heard_app reads these columns of its own members only. */
export const users = pgTable("users", {
  id: identity().primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  /** `null` for whoever takes the organisation's. */
  locale: text().$type<"en" | "zh-Hans" | "zh-Hant">(),
  createdAt: instant().notNull(),
  deactivatedAt: instant(),
});
export const members = pgTable("members", {
  orgId: orgId(),
  id: identity(),
  userId: integer().notNull(),
  touchpointIds: integer().array(),
  canUnmask: boolean().notNull().default(false),
  canSeeCustomers: boolean().notNull().default(false),
  createdAt: instant().notNull().defaultNow(),
  deactivatedAt: instant(),
  /** Set together with `deactivatedAt`: they belong here no more, and what they did stays under their name. */
  removedAt: instant(),
});
export const memberRoles = pgTable("member_roles", {
  orgId: orgId(),
  memberId: integer().notNull(),
  role: text().$type<MemberRole>().notNull(),
});

/** Somebody who is asked to become a member. The token is stored as a hash; it is shown or mailed once. */
export const memberInvitations = pgTable("member_invitations", {
  orgId: orgId(),
  id: identity(),
  email: text().notNull(),
  roles: text().array().$type<MemberRole[]>().notNull(),
  touchpointIds: integer().array(),
  canUnmask: boolean().notNull().default(false),
  canSeeCustomers: boolean().notNull().default(false),
  locale: text().$type<"en" | "zh-Hans" | "zh-Hant">().notNull(),
  tokenHash: bytea().notNull(),
  isMailed: boolean().notNull(),
  invitedBy: integer(),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  acceptedAt: instant(),
  withdrawnAt: instant(),
});
