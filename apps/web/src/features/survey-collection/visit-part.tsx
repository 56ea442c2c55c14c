"use client";

import type { EmbedSettings } from "@heard/survey";
import { Button } from "@heard/ui/button";
import { Checkbox } from "@heard/ui/checkbox";
import { Chip, type ChipTone } from "@heard/ui/chip";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type VisitDraft, type VisitRule, visitRules } from "./visit-rules.ts";

type Props = { settings: EmbedSettings; survey: string; isOpen: boolean };

const tones = {
  passes: "promoter",
  stops: "detractor",
  waits: "neutral",
  depends: "neutral",
} as const satisfies Record<VisitRule["outcome"], ChipTone>;

/** Why a survey shows to one visitor on one page, or does not: rule by rule, as the embed script goes by them. */
export default function VisitPart({ settings, survey, isOpen }: Props) {
  const t = useTranslations("surveyCollection.visit");
  const [draft, setDraft] = useState<VisitDraft>({ page: "", seenDaysAgo: "", hasAnswered: false });
  const [rules, setRules] = useState<VisitRule[] | "noAddress" | null>(null);
  const explain = (event: FormEvent) => {
    event.preventDefault();
    const about = { survey, state: isOpen ? "open" : "closed", now: Date.now() };
    setRules(visitRules(settings, about, draft) ?? "noAddress");
  };
  return (
    <div className="mt-8 max-w-2xl border-line border-t pt-6">
      <h3 className="font-semibold text-body">{t("title")}</h3>
      <p className="sentence mb-4 text-ink-3 text-small">{t("lead")}</p>
      <form onSubmit={explain} className="flex flex-col gap-4">
        <TextField
          label={t("page")}
          value={draft.page}
          required
          maxLength={2000}
          spellCheck={false}
          error={rules === "noAddress" ? t("noAddress") : null}
          onChange={(event) => setDraft({ ...draft, page: event.target.value })}
        />
        <TextField
          type="number"
          min={0}
          max={3650}
          label={t("seen")}
          hint={t("seenHint")}
          value={draft.seenDaysAgo}
          onChange={(event) => setDraft({ ...draft, seenDaysAgo: event.target.value })}
        />
        <Checkbox
          label={t("answered")}
          checked={draft.hasAnswered}
          onChange={(event) => setDraft({ ...draft, hasAnswered: event.target.checked })}
        />
        <div>
          <Button type="submit">{t("explain")}</Button>
        </div>
      </form>
      <dl aria-live="polite" className="mt-4">
        {Array.isArray(rules)
          ? rules.map(({ rule, outcome }) => (
              <div
                key={rule}
                className="flex flex-wrap justify-between gap-x-4 gap-y-1 border-line border-b py-2 text-body"
              >
                <dt>{t(`rules.${rule}`)}</dt>
                <dd>
                  <Chip tone={tones[outcome]}>{t(`outcomes.${outcome}`)}</Chip>
                </dd>
              </div>
            ))
          : null}
      </dl>
    </div>
  );
}
