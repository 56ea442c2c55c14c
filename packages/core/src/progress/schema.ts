import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { causeCategories, planKinds } from "../improvement-plans/rules.ts";

export const SearchLibraryInput = z.strictObject({
  words: z.string().max(200).default(""),
  category: z.enum(causeCategories).optional(),
  kind: z.enum(planKinds).optional(),
  touchpoint: CatalogueKey.optional(),
  verdict: z.enum(["improved", "worsened", "noDetectableChange", "tooFewAnswers", "notComparable"]).optional(),
});
export type SearchLibraryInput = z.input<typeof SearchLibraryInput>;
