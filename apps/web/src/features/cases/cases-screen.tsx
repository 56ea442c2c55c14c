"use client";

import type { Advocate, CaseItem, CaseReport } from "@heard/core/cases";
import { buttonStyle } from "@heard/ui/button-style";
import { segment, segments } from "@heard/ui/segmented-control";
import { StateNote } from "@heard/ui/state-note";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { AdvocatesPart } from "./advocates-part.tsx";
import { type CaseFilter, caseFilters, caseQuery } from "./case-filter.ts";
import { CaseTable } from "./case-table.tsx";
import { ConfirmationPart } from "./confirmation-part.tsx";

type CasesScreenProps = {
  organisation: string;
  timeZone: string;
  initial: CaseReport;
  filter: CaseFilter;
  /** Of this touchpoint alone. */
  touchpoint: CaseItem["touchpoint"];
  /** Only where thanks are looked at. */
  advocates: Advocate[] | null;
};

/** Cases: whose matter presses most, who has it, and how many customers call theirs settled. */
export function CasesScreen({ organisation, timeZone, initial, filter, touchpoint, advocates }: CasesScreenProps) {
  const t = useTranslations("cases");
  const locale = useLocale();
  const format = useFormat(timeZone);
  const query = useTRPC().cases.list.queryOptions(caseQuery(filter, touchpoint?.key ?? null), { initialData: initial });
  const { data: report } = useQuery(query);
  const { all, late, unowned } = report.open;
  const isNew = all === 0 && report.confirmation.n === 0 && report.cases.length === 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={isNew ? undefined : all === 0 ? t("leadNone") : t("lead", { count: all, late, unowned })}
        actions={
          <Link href={paths.caseSettings(organisation)} className={buttonStyle()}>
            {t("toSettings")}
          </Link>
        }
      />
      <nav aria-label={t("filter.label")} data-print="hide" className={`mt-6 mb-4 ${segments}`}>
        {caseFilters.map((value) => (
          <Link
            key={value}
            href={paths.cases(organisation, {
              ...(value === "open" ? {} : { show: value }),
              ...(touchpoint ? { touchpoint: touchpoint.key } : {}),
            })}
            aria-current={value === filter ? "page" : undefined}
            className={segment}
          >
            {t(`filter.${value}`)}
          </Link>
        ))}
      </nav>
      {touchpoint ? (
        <p className="mb-4 text-ui" data-print="hide">
          {t("onlyAt", { touchpoint: nameIn(locale, touchpoint.name) })}{" "}
          <Link href={paths.cases(organisation, filter === "open" ? {} : { show: filter })} className="link">
            {t("anywhere")}
          </Link>
        </p>
      ) : null}
      {isNew ? (
        <StateNote title={t("empty.title")}>{t("empty.body")}</StateNote>
      ) : report.cases.length === 0 ? (
        <p className="text-body text-ink-2">{t("none")}</p>
      ) : (
        <CaseTable {...{ organisation, format }} cases={report.cases} />
      )}
      {isNew ? null : <ConfirmationPart confirmation={report.confirmation} format={format} />}
      {advocates ? <AdvocatesPart {...{ organisation, format, advocates }} /> : null}
    </>
  );
}
