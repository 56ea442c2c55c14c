"use client";

import { controlStyle } from "@heard/ui/field";
import { useTranslations } from "next-intl";
import { draftOf, type LocalisedDraft } from "#components/localised-fields.tsx";

const languages = ["en", "zh-Hans", "zh-Hant"] as const;

type Props = {
  points: readonly number[];
  value: Readonly<Record<string, LocalisedDraft>>;
  onChange: (value: Record<string, LocalisedDraft>) => void;
};

/** The words at the points of a scale, a row a point and a column a language; points without words are only numbers. */
export function LabelFields({ points, value, onChange }: Props) {
  const t = useTranslations();
  return (
    <fieldset>
      <legend className="mb-2 font-semibold text-ui">{t("metricRegistry.scale.labels")}</legend>
      <div className="flex flex-col gap-3">
        {points.map((point) => {
          const draft = value[point] ?? draftOf(null);
          return (
            <div
              key={point}
              className="grid grid-cols-[2rem_1fr_1fr_1fr] items-center gap-2 max-rail:grid-cols-[2rem_1fr]"
            >
              <span className="text-ink-2 text-ui tabular-nums" aria-hidden="true">
                {point}
              </span>
              {languages.map((language, index) => (
                <input
                  key={language}
                  className={`${controlStyle} ${index > 0 ? "max-rail:col-start-2" : ""}`}
                  lang={language}
                  aria-label={t("metricRegistry.scale.pointIn", {
                    point: String(point),
                    language: t(`common.languages.${language}`),
                  })}
                  placeholder={t(`common.languages.${language}`)}
                  value={draft[language]}
                  maxLength={120}
                  onChange={(event) => onChange({ ...value, [point]: { ...draft, [language]: event.target.value } })}
                />
              ))}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
