import type { SuggestionItem } from "@heard/core/suggestions";
import { useTranslations } from "next-intl";

/** How whoever suggested something is called; of whoever has left it is said. */
export function useSuggesterName(): (person: SuggestionItem["suggestedBy"]) => string {
  const t = useTranslations("suggestions");
  return (person) => (person === null ? "–" : person.isActive ? person.name : t("left", { name: person.name }));
}
