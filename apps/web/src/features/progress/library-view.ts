import { causeCategories, planKinds } from "@heard/core/improvement-plans/rules";
import type { SearchLibraryInput } from "@heard/core/progress";

export const searchedVerdicts = [
  "improved",
  "worsened",
  "noDetectableChange",
  "tooFewAnswers",
  "notComparable",
] as const;
/** What the library is searched for, as its address says it. */
export type LibraryView = SearchLibraryInput & { words: string };

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads `?words=till&category=process`; what is unknown or empty asks for nothing. */
export function readLibraryView(query: Query): LibraryView {
  const { words, touchpoint } = query;
  const category = causeCategories.find((one) => one === query.category);
  const kind = planKinds.find((one) => one === query.kind);
  const verdict = searchedVerdicts.find((one) => one === query.verdict);
  return {
    words: typeof words === "string" ? words.slice(0, 200) : "",
    ...(category ? { category } : {}),
    ...(kind ? { kind } : {}),
    ...(verdict ? { verdict } : {}),
    ...(typeof touchpoint === "string" && touchpoint !== "" ? { touchpoint } : {}),
  };
}
