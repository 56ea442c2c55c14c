"use client";

import type { SuggestionList } from "@heard/core/suggestions";
import { mostShown, type SuggestionView, shownAtFirst, suggestionViews } from "@heard/core/suggestions/rules";
import { Button } from "@heard/ui/button";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { segment, segments } from "@heard/ui/segmented-control";
import { StateNote } from "@heard/ui/state-note";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { AcceptedList } from "./accepted-list.tsx";
import type { SaidBefore } from "./suggest-dialog.tsx";
import { SuggestionMenu } from "./suggestion-menu.tsx";
import { SuggestionRow } from "./suggestion-row.tsx";

const SuggestDialog = latePart(() => import("./suggest-dialog.tsx"), MissingDialog);

type SuggestionsScreenProps = {
  organisation: string;
  timeZone: string;
  initial: SuggestionList;
  catalogue: Catalogue;
  view: SuggestionView;
  /** Whether the reader came to suggest something, and because of which comment. */
  begins: boolean;
  comment: SaidBefore | null;
};

/** Suggestions: what waits by its votes, what became of the rest, and whose ideas became plans. */
export function SuggestionsScreen(props: SuggestionsScreenProps) {
  const { organisation, timeZone, initial, catalogue, view, begins, comment } = props;
  const t = useTranslations("suggestions");
  const trpc = useTRPC();
  const format = useFormat(timeZone);
  const [limit, setLimit] = useState(shownAtFirst);
  const [isOpen, setOpen] = useState(begins);
  const { data: list = initial } = useQuery(
    trpc.suggestions.list.queryOptions(
      { view, limit },
      limit === shownAtFirst ? { initialData: initial } : { placeholderData: keepPreviousData },
    ),
  );
  const { items, counts, canDecide } = list;
  const total = counts.open + counts.accepted + counts.declined + counts.own;
  const suggest = (
    <Button tone="primary" onClick={() => setOpen(true)}>
      {t("suggest")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} {...(total === 0 ? {} : { lead: t("lead"), actions: suggest })} />
      {total === 0 ? (
        <StateNote title={t("empty.title")} action={suggest}>
          {t("empty.body")}
        </StateNote>
      ) : (
        <>
          <Views {...{ organisation, view, counts }} />
          {items.length === 0 ? <p className="text-body text-ink-2">{t(`none.${view}`)}</p> : null}
          {view === "accepted" && items.length > 0 ? (
            <AcceptedList {...{ organisation, format }} suggestions={items} />
          ) : (
            <ul>
              {items.map((suggestion) => (
                <SuggestionRow
                  key={suggestion.id}
                  {...{ organisation, timeZone, suggestion, format }}
                  menu={<SuggestionMenu {...{ organisation, suggestion, catalogue, canDecide }} />}
                />
              ))}
            </ul>
          )}
          {items.length < counts[view] && limit < mostShown ? (
            <div className="mt-6">
              <Button onClick={() => setLimit(Math.min(limit * 2, mostShown))}>{t("more")}</Button>
            </div>
          ) : null}
        </>
      )}
      {isOpen ? <SuggestDialog {...{ organisation, catalogue, comment }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** One of a few, as links: what is chosen stands in the address. */
function Views({
  organisation,
  view,
  counts,
}: Pick<SuggestionsScreenProps, "organisation" | "view"> & Pick<SuggestionList, "counts">) {
  const t = useTranslations("suggestions");
  return (
    <nav aria-label={t("views.label")} className={`mt-6 mb-4 ${segments}`} data-print="hide">
      {suggestionViews.map((one) => (
        <Link
          key={one}
          href={paths.suggestions(organisation, one === "open" ? {} : { show: one })}
          aria-current={one === view ? "page" : undefined}
          className={segment}
        >
          {t("tab", { name: t(`views.${one}`), count: String(counts[one]) })}
        </Link>
      ))}
    </nav>
  );
}
