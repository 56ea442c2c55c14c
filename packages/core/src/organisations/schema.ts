import * as z from "zod";
import { keyPattern, longestKey, reservedKeys } from "../catalogue/rules.ts";
import { Seen } from "../seen.ts";
import { Email, NewPassword, PersonName } from "../sign-in/schema.ts";
import { visibleText } from "../visible-text.ts";
import { lowestHideBelow } from "./rules.ts";

const OrganisationKey = z
  .string()
  .max(longestKey)
  .regex(keyPattern, "lower-case letters, digits and single hyphens")
  .refine((key) => !(reservedKeys as readonly string[]).includes(key), "a word that is not reserved");
const Locale = z.enum(["en", "zh-Hans", "zh-Hant"]);
/** An IANA zone that this runtime knows. */
const TimeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, "an IANA time zone such as Europe/Lisbon");

export const CreateOrganisationInput = z.strictObject({
  key: OrganisationKey,
  name: visibleText(120),
  locale: Locale.default("en"),
  timeZone: TimeZone.default("UTC"),
  isDemo: z.boolean().default(false),
});
export type CreateOrganisationInput = z.input<typeof CreateOrganisationInput>;

/** What a person says about an organisation of their own. */
export const CreateOwnOrganisationInput = CreateOrganisationInput.omit({ isDemo: true });
export type CreateOwnOrganisationInput = z.input<typeof CreateOwnOrganisationInput>;

export const SetUpInput = z.strictObject({
  /** As the log shows it; case and hyphens do not matter. */
  code: z.string().min(1).max(40),
  organisation: CreateOwnOrganisationInput,
  owner: z.strictObject({ name: PersonName, email: Email, password: NewPassword }),
});
export type SetUpInput = z.input<typeof SetUpInput>;

const months = 12;
export const UpdateOrganisationInput = z.strictObject({
  name: visibleText(120).optional(),
  locale: Locale.optional(),
  yearStartMonth: z.int().min(1).max(months).optional(),
  hideBelow: z.int().min(lowestHideBelow).max(1000).optional(),
  lowBelow: z.int().min(lowestHideBelow).max(10_000).optional(),
  /** Letters carry a picture that tells of their opening. */
  hasOpeningPixel: z.boolean().optional(),
  /** What the organisation did stands on a page for everybody. */
  hasPublicNotices: z.boolean().optional(),
  /** Members without a second factor set one up before anything else. */
  demandsSecondFactor: z.boolean().optional(),
  seen: Seen,
});
export type UpdateOrganisationInput = z.input<typeof UpdateOrganisationInput>;

export const ChangeTimeZoneInput = z.strictObject({ timeZone: TimeZone });
export type ChangeTimeZoneInput = z.input<typeof ChangeTimeZoneInput>;

/** The name, typed by whoever deletes: it cannot be a slip. */
export const DeleteOrganisationInput = z.strictObject({ name: z.string().max(200) });
export type DeleteOrganisationInput = z.input<typeof DeleteOrganisationInput>;
