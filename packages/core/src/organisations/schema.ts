import * as z from "zod";
import { keyPattern, longestKey, reservedKeys } from "../catalogue/rules.ts";

export const OrganisationKey = z
  .string()
  .max(longestKey)
  .regex(keyPattern, "lower-case letters, digits and single hyphens")
  .refine((key) => !(reservedKeys as readonly string[]).includes(key), "a word that is not reserved");
export const Locale = z.enum(["en", "zh-Hans", "zh-Hant"]);
/** An IANA zone that this runtime knows. */
export const TimeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, "an IANA time zone such as Europe/Lisbon");

export const CreateOrganisationInput = z.strictObject({
  key: OrganisationKey,
  name: z.string().trim().min(1).max(120),
  locale: Locale.default("en"),
  timeZone: TimeZone.default("UTC"),
  isDemo: z.boolean().default(false),
});
export type CreateOrganisationInput = z.input<typeof CreateOrganisationInput>;
