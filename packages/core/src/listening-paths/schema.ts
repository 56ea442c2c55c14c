import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { Seen } from "../seen.ts";
import { defaultQuietDays, longestQuietDays } from "./rules.ts";

const QuietDays = z.int().min(1).max(longestQuietDays);

/** The way from a source to a touchpoint; both keys together name it. */
export const ListeningPathInput = z.strictObject({ touchpoint: CatalogueKey, source: CatalogueKey });
export type ListeningPathInput = z.input<typeof ListeningPathInput>;

export const RegisterListeningPathInput = ListeningPathInput.extend({ quietDays: QuietDays.default(defaultQuietDays) });
export type RegisterListeningPathInput = z.input<typeof RegisterListeningPathInput>;

export const UpdateListeningPathInput = ListeningPathInput.extend({ quietDays: QuietDays, seen: Seen });
export type UpdateListeningPathInput = z.input<typeof UpdateListeningPathInput>;
