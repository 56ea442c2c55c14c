import * as z from "zod";

/** What files, URLs and rules call a thing by: kebab-case, fixed once used. */
export const Id = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "lower-case letters, digits and single hyphens");

/** BCP 47; that it is canonical (`zh-Hans`, not `zh-hans`) is checked with the definition. */
export const LanguageTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/, "a BCP 47 tag such as en, zh-Hans or zh-Hant");

/** What a respondent reads, by language. May hold pipes, see `piping.ts`. */
export const Texts = z.record(LanguageTag, z.string().max(5000));
export type Texts = z.infer<typeof Texts>;
