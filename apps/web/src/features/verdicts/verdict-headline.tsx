"use client";

import type { PlanVerdictReport } from "@heard/core/verdicts";
import { Verdict } from "@heard/ui/charts/verdict";
import { useTranslations } from "next-intl";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { useSentence } from "./use-sentence.ts";

export type VerdictProps = { report: PlanVerdictReport; catalogue: Catalogue; format: Format };

/** The answer to "did it work?": the word, one sentence, and what qualifies it. */
export function VerdictHeadline({ report, catalogue, format }: VerdictProps) {
  const common = useTranslations("common");
  const sentence = useSentence(format, catalogue);
  if (!report.verdict) return null;
  const { main, additions } = sentence(report);
  return (
    <div className="mt-6 border-line border-b pb-6" data-figure="effect" data-print="together">
      <Verdict verdict={report.verdict.verdict}>{common(`verdicts.${report.verdict.verdict}`)}</Verdict>
      <p className="sentence mt-2 font-semibold text-title">{main}</p>
      {additions.length === 0 ? null : <p className="sentence mt-2 text-body text-ink-2">{additions.join(" ")}</p>}
    </div>
  );
}
