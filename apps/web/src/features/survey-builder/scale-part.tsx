"use client";

import type { Question, ScaleReference, Texts } from "@heard/survey/runtime";
import { Button } from "@heard/ui/button";
import { SelectInput } from "@heard/ui/select";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { paths } from "#lib/paths.ts";
import { useBuilder } from "./builder-context.tsx";
import { FindingsAt } from "./finding-note.tsx";
import { knownScale, newestScale, referenceTo, scalesFor, starsUpTo } from "./measuring.ts";
import { SettingsGroup, SettingsRow } from "./settings-row.tsx";
import { TextInput } from "./text-input.tsx";

type Props = {
  question: Question;
  type: Question["type"];
  scale: ScaleReference;
  field: string;
  onChange: (scale: ScaleReference) => void;
};

/** The scale of a score: which, what each end means, and the words at its points. */
export function ScalePart(props: Props) {
  const { question, type, scale, field } = props;
  const t = useTranslations("surveyBuilder.score");
  const { language, definition } = useBuilder();
  const [best, worst] = scale.direction === "higherIsBetter" ? [scale.max, scale.min] : [scale.min, scale.max];
  const labelOf = (point: number) => {
    const texts = scale.labels[point] ?? {};
    return texts[language] || texts[definition.defaultLanguage] || "";
  };
  return (
    <>
      <SettingsRow label={t("scale")}>
        {type === "nps" ? <NpsScale scale={scale} /> : <ScaleSelect {...props} />}
        <Newer {...props} />
        <FindingsAt question={question.id} field={field} />
      </SettingsRow>
      <SettingsRow label={t("direction")}>
        <p className="flex flex-wrap gap-x-5 gap-y-1 text-body rail:pt-1">
          <span>
            <b className="font-semibold">{t("best", { point: String(best) })}</b>{" "}
            <span className="text-ink-3">{labelOf(best)}</span>
          </span>
          <span>
            <b className="font-semibold">{t("worst", { point: String(worst) })}</b>{" "}
            <span className="text-ink-3">{labelOf(worst)}</span>
          </span>
        </p>
      </SettingsRow>
      {type === "stars" ? null : <Labels {...props} />}
    </>
  );
}

function NpsScale({ scale: { min, max } }: { scale: ScaleReference }) {
  const t = useTranslations("surveyBuilder.score");
  return (
    <>
      <p className="font-semibold text-body rail:pt-1">
        {t("points", { min: String(min), max: String(max), count: max - min + 1 })}
      </p>
      <p className="text-ink-3 text-small">{t("npsFixed")}</p>
    </>
  );
}

/** The scales on which such a question can be asked. Stars go up to ten. */
function ScaleSelect({ type, scale, field, onChange }: Props) {
  const t = useTranslations("surveyBuilder.score");
  const { measuring, definition, isReadOnly } = useBuilder();
  const offered = scalesFor(measuring, type);
  const stars = type === "stars" ? [3, 4, 5, 6, 7, 8, 9, 10].map(starsUpTo) : [];
  const options = [...offered, ...stars.filter(({ key }) => !offered.some((one) => one.key === key))];
  const isListed = options.some(({ key }) => key === scale.key);
  const named = (one: ScaleReference) => {
    const high = one.direction === "higherIsBetter" ? "high" : "low";
    return `${t("option", { min: String(one.min), max: String(one.max), direction: t(high) })} · ${one.key}`;
  };
  return (
    <SelectInput
      aria-label={t("scale")}
      data-field={field}
      disabled={isReadOnly}
      value={scale.key}
      onChange={(event) => {
        const chosen = options.find(({ key }) => key === event.target.value);
        if (chosen) onChange(referenceTo(chosen, definition.languages));
      }}
      options={[...(isListed ? [] : [scale]), ...options].map((one) => ({ value: one.key, label: named(one) }))}
    />
  );
}

/** That the scale was edited since: whoever wants the new words takes the new version, and a new line begins. */
function Newer({ scale, onChange }: Props) {
  const t = useTranslations("surveyBuilder.score");
  const { measuring, definition, isReadOnly } = useBuilder();
  const newest = newestScale(measuring, scale.key);
  if (!newest || newest.version <= scale.version) return null;
  const version = String(newest.version);
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      <p className="text-ink-2 text-small">{t("newer", { version })}</p>
      {isReadOnly ? null : (
        <Button onClick={() => onChange(referenceTo(newest, definition.languages))}>
          {t("takeNewer", { version })}
        </Button>
      )}
    </div>
  );
}

/** The words at the points. Those of a version that stands in the list of scales are fixed: other words are another version. */
function Labels({ question, scale, field, onChange }: Props) {
  const t = useTranslations("surveyBuilder.score");
  const { measuring, language, organisation } = useBuilder();
  const known = knownScale(measuring, scale);
  const points = Object.keys(scale.labels).map(Number).concat(scale.min, scale.max);
  const shown = [...new Set(points)].sort((a, b) => a - b);
  const isFixed = (point: number) => Boolean(known?.labels[point]?.[language]);
  const set = (point: number, texts: Texts) => onChange({ ...scale, labels: { ...scale.labels, [point]: texts } });
  return (
    <SettingsGroup label={t("labels")}>
      <div className="grid gap-x-4 gap-y-2 wide:grid-cols-2">
        {shown.map((point) => (
          <LabelField
            key={point}
            point={point}
            texts={scale.labels[point] ?? {}}
            isFixed={isFixed(point)}
            field={`${field}/labels/${point}`}
            question={question.id}
            onChange={(texts) => set(point, texts)}
          />
        ))}
      </div>
      {shown.some(isFixed) ? (
        <p className="mt-2 text-ink-3 text-small">
          {t.rich("fixed", {
            version: String(scale.version),
            link: (words) => (
              <Link href={paths.settings.metrics(organisation.key)} className="link">
                {words}
              </Link>
            ),
          })}
        </p>
      ) : null}
    </SettingsGroup>
  );
}

type LabelFieldProps = {
  point: number;
  texts: Texts;
  isFixed: boolean;
  field: string;
  question: string;
  onChange: (texts: Texts) => void;
};

function LabelField({ point, texts, isFixed, field, question, onChange }: LabelFieldProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[1.5rem_minmax(0,1fr)] items-start gap-x-2">
      <label htmlFor={id} className="pt-1.5 text-right font-medium text-ink-2 text-ui tabular-nums">
        {point}
      </label>
      <div>
        <TextInput id={id} texts={texts} onChange={onChange} field={field} isReadOnly={isFixed} maxLength={200} />
        <FindingsAt question={question} field={field} />
      </div>
    </div>
  );
}
