"use client";

import { SelectInput } from "@heard/ui/select";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** A text by language, as the templates carry it. */
type Texts = Readonly<Record<string, string>>;

export type OfferedQuestion = {
  text: Texts;
  scale: { min: number; max: number; best: number; bestLabel: Texts | null } | null;
  rows: Texts[];
  /** An open “why” follows. */
  hasWhy: boolean;
};
export type OfferedTemplate = {
  key: string;
  name: Texts;
  asks: OfferedQuestion[];
};

export type Beginning = { kind: "blank" } | { kind: "template"; template: string } | { kind: "copy"; surveyId: number };

type Props = {
  templates: OfferedTemplate[];
  surveys: { id: number; name: string }[];
  value: Beginning | null;
  onChange: (value: Beginning) => void;
};

/** What a survey begins with. Nothing is chosen beforehand. Each template says what it asks, on which scale, and which end is good. */
export function BeginningChoice({ templates, surveys, value, onChange }: Props) {
  const t = useTranslations("surveyList.start");
  const [first] = surveys;
  const isCopy = value?.kind === "copy";
  return (
    <fieldset>
      <legend className="sr-only">{t("from")}</legend>
      <h2 className="text-chart">{t("templates")}</h2>
      <p className="sentence mb-2 text-ink-3 text-small">{t("templatesLead")}</p>
      {templates.map((template) => (
        <Row
          key={template.key}
          checked={value?.kind === "template" && value.template === template.key}
          onChoose={() => onChange({ kind: "template", template: template.key })}
          label={<Localised texts={template.name} />}
        >
          <TemplateLines template={template} />
        </Row>
      ))}
      <h2 className="mt-8 mb-2 text-chart">{t("own")}</h2>
      <Row checked={value?.kind === "blank"} onChoose={() => onChange({ kind: "blank" })} label={t("blank")}>
        {t("blankHint")}
      </Row>
      {first ? (
        <Row
          checked={isCopy}
          onChoose={() => onChange({ kind: "copy", surveyId: first.id })}
          label={t("copy")}
          below={
            isCopy ? (
              <SelectInput
                aria-label={t("copyOf")}
                className="mb-3 ml-7 max-w-sm"
                value={String(value.surveyId)}
                onChange={(event) => onChange({ kind: "copy", surveyId: Number(event.target.value) })}
                options={surveys.map(({ id, name }) => ({ value: String(id), label: name }))}
              />
            ) : null
          }
        >
          {t("copyHint")}
        </Row>
      ) : null}
    </fieldset>
  );
}

type RowProps = { checked: boolean; onChoose: () => void; label: ReactNode; children: ReactNode; below?: ReactNode };

function Row({ checked, onChoose, label, children, below }: RowProps) {
  return (
    <div className="border-line border-b first-of-type:border-t has-checked:bg-accent-soft">
      <label className="flex min-h-11 cursor-pointer items-start gap-3 px-1 py-3">
        <input
          type="radio"
          name="beginning"
          checked={checked}
          onChange={onChoose}
          className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5"
        />
        <span className="min-w-0 grow">
          <span className="block font-medium text-body">{label}</span>
          <span className="block text-ink-2 text-ui">{children}</span>
        </span>
      </label>
      {below}
    </div>
  );
}

function Localised({ texts }: { texts: Texts }) {
  const locale = useLocale();
  return texts[locale] ?? texts.en ?? "";
}

function TemplateLines({ template: { asks } }: { template: OfferedTemplate }) {
  const t = useTranslations("surveyList.start");
  const list = useTranslations("common.list")("separator");
  const locale = useLocale();
  const say = (texts: Texts) => texts[locale] ?? texts.en ?? "";
  return asks.map(({ text, scale, rows, hasWhy }) => {
    const notes = [
      ...(scale ? [t("scale", { min: String(scale.min), max: String(scale.max) }), bestOf(scale)] : []),
      ...(rows.length > 0 ? [t("rows", { count: rows.length, names: rows.map(say).join(list) })] : []),
      ...(hasWhy ? [t("why")] : []),
    ];
    return (
      <span key={text.en} className="mt-0.5 block">
        {say(text)}
        {notes.length > 0 ? <span className="block text-ink-3 text-small">{notes.join(" · ")}</span> : null}
      </span>
    );
  });

  function bestOf({ best, bestLabel }: NonNullable<OfferedQuestion["scale"]>): string {
    const point = String(best);
    return bestLabel ? t("direction", { point, label: say(bestLabel) }) : t("bestOnly", { point });
  }
}
