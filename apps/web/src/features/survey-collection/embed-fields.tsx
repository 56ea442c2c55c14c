import { Field } from "@heard/ui/field";
import { SelectInput } from "@heard/ui/select";
import { TextArea, TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import type { EmbedFault, EmbedValues } from "./embed-values.ts";

type Props = {
  values: EmbedValues;
  onChange: (values: EmbedValues) => void;
  faults: readonly EmbedFault[];
  isFixed: boolean;
  /** Those that the survey speaks. */
  languages: readonly { tag: string; name: string }[];
};
type TextOf = "origins" | "seconds" | "percent" | "event" | "pages" | "samplePercent" | "quietDays" | "keptQuery";

const callOfEvent = 'heard("event", "order-placed")';

/** Where, when and for whom a survey shows. */
export function EmbedFields({ values, onChange, faults, isFixed, languages }: Props) {
  const t = useTranslations("surveyCollection.embed");
  const errorOf = (name: TextOf) => (faults.some((fault) => fault === name) ? t(`faults.${name as EmbedFault}`) : null);
  const optionOf = (name: EmbedValues["shows" | "place" | "trigger"]): string => t(`options.${name}`);
  const nameOf = (name: Exclude<keyof EmbedValues, "buttonText">): string => t(`fields.${name}`);
  const text = (name: TextOf) => ({
    label: nameOf(name),
    value: values[name],
    error: errorOf(name),
    readOnly: isFixed,
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => onChange({ ...values, [name]: event.target.value }),
  });
  const choice = <Name extends "shows" | "place" | "trigger">(name: Name, options: readonly EmbedValues[Name][]) => (
    <Field label={nameOf(name)}>
      {(ids) => (
        <SelectInput
          {...ids}
          disabled={isFixed}
          value={values[name]}
          onChange={(event) => onChange({ ...values, [name]: event.target.value })}
          options={options.map((value) => ({ value, label: optionOf(value) }))}
        />
      )}
    </Field>
  );
  const isPopup = values.shows === "popup";
  return (
    <>
      <TextArea {...text("origins")} hint={t("hints.origins")} rows={3} />
      <div className="grid gap-4 rail:grid-cols-2">
        {choice("shows", ["popup", "button"])}
        {choice("place", ["corner", "centre"])}
        {isPopup ? choice("trigger", ["seconds", "exit", "scroll", "event"]) : null}
        {isPopup && values.trigger === "seconds" ? <TextField {...text("seconds")} inputMode="numeric" /> : null}
        {isPopup && values.trigger === "scroll" ? <TextField {...text("percent")} inputMode="numeric" /> : null}
        {isPopup && values.trigger === "event" ? (
          <TextField {...text("event")} hint={t("hints.event", { call: callOfEvent })} />
        ) : null}
        <TextField {...text("samplePercent")} hint={t("hints.samplePercent")} inputMode="decimal" />
        <TextField {...text("quietDays")} hint={t("hints.quietDays")} inputMode="numeric" />
      </div>
      {isPopup ? null : (
        <div className="grid gap-4 rail:grid-cols-2">
          {languages.map(({ tag, name }) => (
            <TextField
              key={tag}
              label={t("buttonText", { language: name })}
              hint={t("hints.buttonText")}
              lang={tag}
              maxLength={60}
              readOnly={isFixed}
              value={values.buttonText[tag] ?? ""}
              onChange={(event) =>
                onChange({ ...values, buttonText: { ...values.buttonText, [tag]: event.target.value } })
              }
            />
          ))}
        </div>
      )}
      <TextArea {...text("pages")} hint={t("hints.pages")} rows={3} />
      <TextField {...text("keptQuery")} hint={t("hints.keptQuery")} />
    </>
  );
}
