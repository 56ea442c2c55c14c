"use client";

import type { CaseDetail } from "@heard/core/cases";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { CaseClock } from "./case-clock.tsx";
import { CaseHistory } from "./case-history.tsx";
import { CaseWork } from "./case-work.tsx";
import { ClosingsPart } from "./closings-part.tsx";
import { StepsPart } from "./steps-part.tsx";
import { WordsPart } from "./words-part.tsx";

export type CaseContext = {
  organisation: string;
  one: CaseDetail;
  format: Format;
};
type CaseScreenProps = { organisation: string; timeZone: string; initial: CaseDetail };

/** One customer's matter: its clock, their words, what is done about it, and what they say in the end. */
export function CaseScreen({ organisation, timeZone, initial }: CaseScreenProps) {
  const t = useTranslations("cases");
  const locale = useLocale();
  const format = useFormat(timeZone);
  const query = useTRPC().cases.byNumber.queryOptions({ number: initial.number }, { initialData: initial });
  const { data: one } = useQuery(query);
  const context: CaseContext = { organisation, one, format };
  return (
    <>
      <PageHeader
        overline={<Link href={paths.cases(organisation)}>{t("title")}</Link>}
        title={
          <>
            <span className="font-normal text-ink-2">{t("number", { number: String(one.number) })}</span> {one.title}
          </>
        }
        lead={one.touchpoint ? nameIn(locale, one.touchpoint.name) : t("everywhere")}
      />
      <div className="mt-8 grid gap-x-12 gap-y-2 wide:grid-cols-[minmax(0,1fr)_22rem] wide:grid-rows-[auto_1fr]">
        <div className="min-w-0">
          <CaseClock {...context} />
          <WordsPart {...context} />
          <StepsPart {...context} />
        </div>
        {/* On a phone, whoever works on it comes to what can be done before what was. */}
        <aside className="wide:row-span-2 min-w-0 max-wide:mt-6">
          <CaseWork {...context} />
          <ClosingsPart {...context} />
        </aside>
        <div className="min-w-0">
          <CaseHistory {...context} />
        </div>
      </div>
    </>
  );
}
