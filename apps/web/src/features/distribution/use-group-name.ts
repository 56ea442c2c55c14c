import type { PeopleGroup } from "@heard/core/ledger";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { byLanguage } from "./ledger-view.ts";

/** What a group of people is called: its value, its language, or the ends of its band. */
export function useGroupName(format: Format): (group: PeopleGroup) => string {
  const t = useTranslations("distribution.groups");
  const end = (value: string | number) => {
    if (typeof value === "string") return format.day(value);
    return Number.isInteger(value) ? format.count(value) : format.mean(value);
  };
  return (group) => {
    if ("notIn" in group) return t("others");
    if ("value" in group) {
      if (group.value === null) return t("unknown");
      return group.field === byLanguage ? format.language(group.value) : group.value;
    }
    const { from, to } = group;
    return from === to ? end(from) : t("band", { from: end(from), to: end(to) });
  };
}
