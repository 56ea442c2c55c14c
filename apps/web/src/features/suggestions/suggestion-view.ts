import { type SuggestionView, suggestionViews } from "@heard/core/suggestions/rules";

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads `?show=accepted`, `?new=yes` and `?comment=…`, the name of the comment that somebody wants to suggest something about. */
export function readSuggestionView({ show, new: begins, comment }: Query): {
  view: SuggestionView;
  begins: boolean;
  comment: string;
} {
  const name = typeof comment === "string" ? comment : "";
  return {
    view: suggestionViews.find((one) => one === show) ?? "open",
    begins: begins === "yes" || name !== "",
    comment: name,
  };
}
