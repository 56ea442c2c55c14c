import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { identity, instant, type LocalisedText, orgId } from "./columns.ts";

/** A touchpoint, channel or segment field that nothing was answered at, as it was when it was deleted. */
export const binnedItems = pgTable("binned_items", {
  orgId: orgId(),
  id: identity(),
  kind: text().$type<"touchpoint" | "channel" | "segment">().notNull(),
  key: text().notNull(),
  name: jsonb().$type<LocalisedText>().notNull(),
  content: jsonb().notNull(),
  deletedAt: instant().notNull(),
});
