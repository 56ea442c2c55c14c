import * as z from "zod";
import { Audience } from "../distributions/schema.ts";
import { Seen } from "../seen.ts";

export const mostContactLimits = 20;

export const ContactLimitRule = z.strictObject({
  /** So many messages … */
  most: z.int().min(1).max(1000),
  /** … in so many days, … */
  days: z.int().min(1).max(3650),
  /** … for whoever this fits. */
  audience: Audience.omit({ customers: true }).default({}),
  /** What becomes of whom this protects; `null`: what the sending says. */
  onLimit: z.enum(["defer", "drop"]).nullable().default(null),
});
export type ContactLimitRule = z.output<typeof ContactLimitRule>;

/** All rules; what is not in the list is gone. */
export const SetContactLimitsInput = z.strictObject({
  limits: z.array(ContactLimitRule).max(mostContactLimits),
  seen: Seen,
});
export type SetContactLimitsInput = z.input<typeof SetContactLimitsInput>;
