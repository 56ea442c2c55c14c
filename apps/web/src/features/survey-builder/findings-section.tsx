"use client";

import { Chip } from "@heard/ui/chip";
import { LoadMore } from "@heard/ui/load-more";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { type Selected, useBuilder } from "./builder-context.tsx";
import { Repair } from "./finding-note.tsx";
import type { Finding } from "./findings.ts";
import { useFindingText } from "./use-finding-text.ts";

/** A text that is missing in three languages is three findings: more than these say little before they are worked through. */
const atFirst = 10;

/** Everything that the check has found, with the way to each place: what must be mended first. */
export default function FindingsSection({ isSaved }: { isSaved: boolean }) {
  const t = useTranslations("surveyBuilder.findings");
  const list = useTranslations("common.list");
  const { findings, format } = useBuilder();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? findings : findings.slice(0, atFirst);
  const left = findings.length - shown.length;
  const musts = findings.filter(({ isMust }) => isMust).length;
  const words = {
    must: musts > 0 ? t("must", { count: musts }) : null,
    advice: findings.length > musts ? t("advice", { count: findings.length - musts }) : null,
  };
  if (findings.length === 0)
    return (
      <Section aria-label={t("none")}>
        <SectionHeader title={t("none")} lead={t("noneBody")} />
      </Section>
    );
  const title =
    words.must && words.advice
      ? t("both", { must: words.must, advice: words.advice })
      : (words.must ?? capitalised(words.advice ?? ""));
  return (
    <Section id="findings" aria-label={title}>
      <SectionHeader title={title} lead={isSaved ? t("lead") : t("notSaved")} />
      <ol className="border-line border-t">
        {shown.map((finding) => (
          <FindingRow key={finding.key} finding={finding} />
        ))}
      </ol>
      {left > 0 ? (
        <LoadMore
          label={list("showMore", { count: left })}
          shown={list("shown", { shown: format.count(shown.length), total: format.count(findings.length) })}
          busy={false}
          onLoad={() => setWhole(true)}
        />
      ) : null}
    </Section>
  );
}

const capitalised = (text: string) => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);

function FindingRow({ finding }: { finding: Finding }) {
  const t = useTranslations("surveyBuilder");
  const { select, setLanguage } = useBuilder();
  const { textOf, placeOf } = useFindingText();
  const { place, field, language } = finding;
  const target: Selected | null = place === "survey" ? null : place;
  const text = textOf(finding);
  return (
    <li className="grid items-start gap-x-4 gap-y-1 border-line border-b py-2.5 rail:grid-cols-[4.5rem_minmax(0,1fr)_auto]">
      <span className="pt-0.5">
        <Chip tone={finding.isMust ? "danger" : "neutral"}>{t(finding.isMust ? "list.must" : "list.advice")}</Chip>
      </span>
      <p className="text-body">
        <b className="mr-2 font-semibold">{placeOf(finding)}</b>
        {text}
      </p>
      <span className="flex flex-wrap items-center gap-2" data-print="hide">
        <Repair finding={finding} />
        {target ? (
          <button
            type="button"
            className="link min-h-6 text-ui pointer-coarse:min-h-11"
            aria-label={t("findings.goTo", { text })}
            onClick={() => {
              if (language) setLanguage(language);
              select(target, field);
            }}
          >
            {t("findings.go")}
          </button>
        ) : null}
      </span>
    </li>
  );
}
