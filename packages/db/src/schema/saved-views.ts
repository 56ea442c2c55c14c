import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { identity, instant, orgId } from "./columns.ts";

export const savedViews = pgTable("saved_views", {
  orgId: orgId(),
  id: identity(),
  memberId: integer().notNull(),
  screen: text().notNull(),
  name: text().notNull(),
  query: text().notNull(),
  shared: boolean().notNull().default(false),
  createdAt: instant().notNull().defaultNow(),
  deletedAt: instant(),
});
