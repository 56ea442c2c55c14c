import type { Locale } from "@heard/messages";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { PrintHead } from "#features/exports/print-head.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { DayRange } from "#lib/days.ts";
import type { Format } from "#lib/format.ts";
import type { Refused } from "#lib/refused.ts";
import { sliceWords } from "#lib/slice-words.ts";
import type { Viewer } from "#server/context.ts";
import { RefusedNote } from "./refused-note.tsx";
import { SliceFilterBar } from "./slice-filter-bar.tsx";
import { useFilterFields } from "./use-filter-fields.ts";

type FilterBar = ComponentProps<typeof SliceFilterBar>;
export type SliceHeadProps = Pick<FilterBar, "place" | "rest" | "view" | "today"> & {
  viewer: Viewer;
  catalogue: Catalogue;
  locale: Locale;
  format: Format;
  period: DayRange;
  title: string;
  lead: string;
  refused: readonly Refused[];
  /** The page without what was refused. */
  href: string;
};

/** The head of a page about the answers of a slice: what it says, on paper of what, which answers, and what was asked for in vain. */
export function SliceHead({ viewer, catalogue, title, lead, refused, href, ...page }: SliceHeadProps) {
  const none = useTranslations("scores.breakdown")("none");
  const { fields, moreFields } = useFilterFields(catalogue);
  const { view, locale, format, period, place, rest, today } = page;
  const { organisation } = viewer;
  return (
    <>
      <PrintHead
        organisation={organisation}
        title={title}
        days={period}
        filters={sliceWords(view.slice, catalogue, locale, none)}
        format={format}
      />
      <PageHeader title={title} lead={lead} />
      <SliceFilterBar
        {...{ view, place, rest, today, fields, moreFields }}
        organisation={organisation.key}
        days={period}
        timeZone={organisation.timeZone}
      />
      <RefusedNote refused={refused} catalogue={catalogue} href={href} />
    </>
  );
}
