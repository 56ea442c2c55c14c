import { customType, integer, timestamp } from "drizzle-orm/pg-core";

/** The tenant. */
export const orgId = () => integer().notNull();
/** An identity column of a catalogue table. */
export const identity = () => integer().generatedAlwaysAsIdentity();
/** An instant, as a Date. */
export const instant = () => timestamp({ withTimezone: true, mode: "date" });
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** A text in the languages of the product; English is always there. */
export type LocalisedText = { en: string; "zh-Hans"?: string; "zh-Hant"?: string };
