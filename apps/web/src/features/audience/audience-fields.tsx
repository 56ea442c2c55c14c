"use client";

import { Button } from "@heard/ui/button";
import { Checkbox } from "@heard/ui/checkbox";
import { PlusIcon } from "@heard/ui/icons";
import { Select } from "@heard/ui/select";
import { TextArea, TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "#lib/measure.ts";
import {
  type AudienceDraft,
  type ConditionDraft,
  emptyCondition,
  type Field,
  mostConditions,
  nextId,
} from "./audience-draft.ts";

type Props = {
  /** Names the group. */
  legend: string;
  draft: AudienceDraft;
  fields: readonly Field[];
  onChange: (draft: AudienceDraft) => void;
};

const languages = ["en", "zh-Hans", "zh-Hant"] as const;

/** For whom: by language, and by conditions on what is known of people, all of which hold. */
export function AudienceFields({ legend, draft, fields, onChange }: Props) {
  const t = useTranslations("audience");
  const [first] = fields;
  const { conditions } = draft;
  const change = (condition: ConditionDraft) =>
    onChange({ ...draft, conditions: conditions.map((one) => (one.id === condition.id ? condition : one)) });
  const add = (field: Field) =>
    onChange({ ...draft, conditions: [...conditions, emptyCondition(nextId(conditions), field)] });
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 font-medium text-ui">{legend}</legend>
      <Languages draft={draft} onChange={onChange} />
      {conditions.map((condition) => (
        <Condition
          key={condition.id}
          condition={condition}
          fields={fields}
          onChange={change}
          onRemove={() => onChange({ ...draft, conditions: conditions.filter(({ id }) => id !== condition.id) })}
        />
      ))}
      <div className="[&>span]:items-start">
        <Button
          icon={<PlusIcon />}
          disabledReason={
            first === undefined ? t("noFields") : conditions.length >= mostConditions ? t("most") : undefined
          }
          onClick={() => first && add(first)}
        >
          {t("add")}
        </Button>
      </div>
    </fieldset>
  );
}

function Languages({ draft, onChange }: Pick<Props, "draft" | "onChange">) {
  const t = useTranslations("audience");
  const names = useTranslations("common.languages");
  const others = draft.languages.filter((one) => !languages.some((known) => known === one));
  const offered = [...languages.map((value) => ({ value, name: names(value) })), ...others.map(named)];
  const set = (value: string, isOn: boolean) =>
    onChange({
      ...draft,
      languages: isOn ? [...draft.languages, value] : draft.languages.filter((one) => one !== value),
    });
  return (
    <fieldset>
      <legend className="mb-1 text-ink-3 text-small">{t("languages")}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {offered.map(({ value, name }) => (
          <Checkbox
            key={value}
            label={name}
            checked={draft.languages.includes(value)}
            onChange={(event) => set(value, event.target.checked)}
          />
        ))}
      </div>
    </fieldset>
  );
}

const named = (value: string) => ({ value, name: value });

type ConditionProps = {
  condition: ConditionDraft;
  fields: readonly Field[];
  onChange: (condition: ConditionDraft) => void;
  onRemove: () => void;
};

function Condition({ condition, fields, onChange, onRemove }: ConditionProps) {
  const t = useTranslations("audience");
  const locale = useLocale();
  const found = fields.find(({ key }) => key === condition.field);
  const name = found ? nameIn(locale, found.name) : condition.field;
  const options = fields.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) }));
  const choose = (key: string) => {
    const field = fields.find((one) => one.key === key);
    if (field) onChange(emptyCondition(condition.id, field));
  };
  return (
    <div className="grid items-start gap-x-4 gap-y-3 border-line border-l-2 pl-3 rail:grid-cols-[12rem_minmax(0,1fr)_auto]">
      <Select
        label={t("field")}
        value={condition.field}
        onChange={(event) => choose(event.target.value)}
        // A field that was put away still says whom the rule is for.
        options={found ? options : [...options, { value: condition.field, label: condition.field }]}
      />
      {condition.isList ? (
        <TextArea
          label={t("values")}
          rows={2}
          value={condition.values}
          required
          onChange={(event) => onChange({ ...condition, values: event.target.value })}
        />
      ) : (
        <Range condition={condition} type={found?.kind === "date" ? "date" : "number"} onChange={onChange} />
      )}
      <Button
        tone="quiet"
        className="justify-self-start rail:mt-6"
        aria-label={t("removeOf", { name })}
        onClick={onRemove}
      >
        {t("remove")}
      </Button>
    </div>
  );
}

function Range({
  condition,
  type,
  onChange,
}: Pick<ConditionProps, "condition" | "onChange"> & { type: "date" | "number" }) {
  const t = useTranslations("audience");
  const end = (which: "from" | "to") => (
    <TextField
      type={type}
      step={type === "number" ? "any" : undefined}
      label={t(which)}
      value={condition[which]}
      required={condition.from === "" && condition.to === ""}
      onChange={(event) => onChange({ ...condition, [which]: event.target.value })}
    />
  );
  return (
    <div className="grid grid-cols-2 gap-x-4">
      {end("from")}
      {end("to")}
    </div>
  );
}
