"use client";

import type { SuggestionItem } from "@heard/core/suggestions";
import { useLocale, useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { PlanOf } from "./suggestion-row.tsx";
import { useSuggesterName } from "./use-suggester-name.ts";

type AcceptedListProps = { organisation: string; suggestions: readonly SuggestionItem[]; format: Format };

/** Recognition: accepted ideas by who had them, in the order of names. It counts nothing, so nobody is first. */
export function AcceptedList({ organisation, suggestions, format }: AcceptedListProps) {
  const t = useTranslations("suggestions.accepted");
  const locale = useLocale();
  const nameOf = useSuggesterName();
  const groups = [...Map.groupBy(suggestions, ({ suggestedBy }) => suggestedBy?.id ?? 0).values()]
    .map((items) => ({ name: nameOf(items[0]?.suggestedBy ?? null), items }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  return (
    <>
      <p className="sentence mb-6 text-ink-3 text-small">{t("lead")}</p>
      <div className="grid gap-x-10 gap-y-8 rail:grid-cols-2">
        {groups.map(({ name, items }) => (
          <section key={items[0]?.id} aria-label={name} className="min-w-0">
            <h2 className="border-line border-b pb-2 text-chart">{name}</h2>
            <ul>
              {items.map(({ id, title, reason, plan, verdict, united }) => (
                <li key={id} className="flex flex-col items-start gap-1 border-line border-b py-3">
                  {plan?.title === title ? null : <h3 className="wrap-anywhere font-semibold text-ui">{title}</h3>}
                  {united.length === 0 ? null : (
                    <p className="text-ink-3 text-small">
                      {t("also", {
                        names: format.list([...new Set(united.map(({ suggestedBy }) => nameOf(suggestedBy)))]),
                      })}
                    </p>
                  )}
                  {reason ? (
                    <p className="sentence wrap-anywhere whitespace-pre-line text-ink-2 text-small">{reason}</p>
                  ) : null}
                  <PlanOf {...{ organisation, plan, verdict, format }} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
