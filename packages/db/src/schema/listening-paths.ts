import { integer, pgTable, smallint } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns.ts";

/** A source that is meant to bring what customers say at a touchpoint. */
export const listeningPaths = pgTable("listening_paths", {
  orgId: orgId(),
  touchpointId: integer().notNull(),
  sourceId: integer().notNull(),
  /** So many days without an answer are nothing unusual. */
  quietDays: smallint().notNull(),
  createdAt: instant().notNull(),
});
