import type { PlanPerson } from "@heard/core/improvement-plans";
import { useTranslations } from "next-intl";

/** How somebody is called; of whoever has left it is said. */
export function usePersonName(): (person: PlanPerson) => string {
  const t = useTranslations("plans");
  return ({ name, isActive }) => (isActive ? name : t("left", { name }));
}
