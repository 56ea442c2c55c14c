"use client";

import { isHeldBySignature, type Parameter } from "@heard/survey/runtime";
import { Button } from "@heard/ui/button";
import { Checkbox } from "@heard/ui/checkbox";
import { IconButton } from "@heard/ui/icon-button";
import { CloseIcon, PlusIcon } from "@heard/ui/icons";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "#lib/measure.ts";
import { useBuilder } from "./builder-context.tsx";
import { freeId, withList, without } from "./edit-definition.ts";
import { FindingsOfPart } from "./finding-note.tsx";
import { PanelHead } from "./panel-head.tsx";
import { useTyped } from "./use-typed.ts";

const uses = ["touchpoint", "channel", "customer", "language", "segment", "context"] as const;
const idForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What a link may carry: where it hangs, who it is for. What is not declared is ignored. */
export default function ParametersPanel() {
  const t = useTranslations("surveyBuilder.parameters");
  const { definition, change, isReadOnly } = useBuilder();
  const { parameters = [] } = definition;
  const set = (next: Parameter[]) => change((now) => withList(now, "parameters", next));
  const add = () => {
    const key = freeId("place", new Set(parameters.map((one) => one.key)));
    const isTaken = parameters.some(({ fills }) => fills === "touchpoint");
    set([...parameters, { key, fills: isTaken ? "context" : "touchpoint" }]);
  };
  return (
    <>
      <PanelHead title={t("title")} lead={t("lead")} />
      {parameters.length === 0 ? <p className="py-4 text-body text-ink-2">{t("none")}</p> : null}
      <ol>
        {parameters.map((parameter, at) => (
          <ParameterFields
            // biome-ignore lint/suspicious/noArrayIndexKey: its name is what is typed here
            key={at}
            parameter={parameter}
            at={at}
            taken={parameters.flatMap((one) => (one === parameter ? [] : [one.key]))}
            onChange={(next) => set(parameters.map((one) => (one === parameter ? next : one)))}
            onRemove={() => set(parameters.filter((one) => one !== parameter))}
          />
        ))}
      </ol>
      {isReadOnly || parameters.length >= 20 ? null : (
        <Button className="mt-3" icon={<PlusIcon />} onClick={add}>
          {t("add")}
        </Button>
      )}
      <FindingsOfPart part="parameters" />
    </>
  );
}

const said = (values: readonly string[] = []) => values.join(", ");

/** A list as it is typed: each value once. */
function valuesIn(text: string): string[] {
  const list = text
    .split(/[,，、\n]/)
    .map((part) => part.trim().slice(0, 200))
    .filter((part) => part !== "");
  return [...new Set(list)].slice(0, 200);
}

type FieldsProps = {
  parameter: Parameter;
  at: number;
  taken: readonly string[];
  onChange: (parameter: Parameter) => void;
  onRemove: () => void;
};

function ParameterFields({ parameter, at, taken, onChange, onRemove }: FieldsProps) {
  const t = useTranslations("surveyBuilder.parameters");
  const locale = useLocale();
  const { catalogue, isReadOnly } = useBuilder();
  const [key, setKey] = useTyped(parameter.key, (typed) => typed);
  const [values, setValues] = useTyped(said(parameter.values), (typed) => said(valuesIn(typed)));
  const isKey = (text: string) => idForm.test(text) && !taken.includes(text);
  const flag = (name: "signed" | "required", isOn: boolean) =>
    onChange(isOn ? { ...parameter, [name]: true } : (without(parameter, name) as Parameter));
  const use = (fills: Parameter["fills"]) => {
    const { segment: _before, ...rest } = parameter;
    const first = catalogue.segmentFields[0]?.key;
    onChange({ ...rest, fills, ...(fills === "segment" && first ? { segment: parameter.segment ?? first } : {}) });
  };
  const limit = (text: string) => {
    setValues(text);
    const own = valuesIn(text);
    onChange(own.length > 0 ? { ...parameter, values: own } : (without(parameter, "values") as Parameter));
  };
  return (
    <li className="border-line border-b py-4">
      <fieldset className="grid min-w-0 gap-x-5 gap-y-3 wide:grid-cols-2" disabled={isReadOnly}>
        <legend className="sr-only">{t("one", { number: at + 1 })}</legend>
        <TextField
          label={t("key")}
          value={key}
          maxLength={60}
          error={isKey(key) ? null : t("keyForm")}
          onChange={(event) => {
            setKey(event.target.value);
            if (isKey(event.target.value)) onChange({ ...parameter, key: event.target.value });
          }}
        />
        <Select
          label={t("fills")}
          value={parameter.fills}
          onChange={(event) => use(event.target.value as Parameter["fills"])}
          options={uses.map((fills) => ({
            value: fills,
            label: t(fills),
            disabled: fills === "segment" && catalogue.segmentFields.length === 0,
          }))}
        />
        {parameter.fills === "segment" ? (
          <Select
            label={t("field")}
            value={parameter.segment ?? ""}
            onChange={(event) => onChange({ ...parameter, segment: event.target.value })}
            options={catalogue.segmentFields.map((field) => ({ value: field.key, label: nameIn(locale, field.name) }))}
          />
        ) : null}
        <TextField
          className="wide:col-span-2"
          label={t("values")}
          hint={t("valuesHint")}
          value={values}
          onChange={(event) => limit(event.target.value)}
        />
        <div className="flex flex-wrap items-center gap-x-5 gap-y-1 wide:col-span-2">
          <Checkbox
            label={t(parameter.fills === "customer" ? "signedAlways" : "signed")}
            checked={isHeldBySignature(parameter)}
            disabled={parameter.fills === "customer"}
            onChange={(event) => flag("signed", event.target.checked)}
          />
          <Checkbox
            label={t("required")}
            checked={parameter.required ?? false}
            onChange={(event) => flag("required", event.target.checked)}
          />
          {isReadOnly ? null : (
            <IconButton
              className="ml-auto"
              label={t("remove", { key: parameter.key })}
              icon={<CloseIcon />}
              onClick={onRemove}
            />
          )}
        </div>
      </fieldset>
    </li>
  );
}
