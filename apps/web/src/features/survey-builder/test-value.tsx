"use client";

import type { Question } from "@heard/survey/runtime";
import { Checkbox } from "@heard/ui/checkbox";
import { cx } from "@heard/ui/cx";
import { controlStyle } from "@heard/ui/field";
import { SelectInput } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";
import type { Test } from "./edit-conditions.ts";
import { type Pickable, pickablesOf, valuesIn } from "./test-values.ts";
import { useTyped } from "./use-typed.ts";

type Props = { test: Test; question: Question | null; onChange: (test: Test) => void };

/** What an answer is compared with: picked where there are few, typed where there are many. */
export function TestValue(props: Props) {
  const { test, question } = props;
  if (test.is === "answered" || test.is === "given") return null;
  const options = pickablesOf(question);
  if (test.is === "oneOf") return options ? <Picked {...props} options={options} /> : <Typed {...props} />;
  return options ? <Point {...props} options={options} /> : <Bound {...props} />;
}

function useNameOf() {
  const t = useTranslations("surveyBuilder.rules");
  const { language, definition } = useBuilder();
  return ({ value, texts }: Pickable): string => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    const said = texts?.[language] || texts?.[definition.defaultLanguage] || "";
    return typeof value === "number" ? `${value}${said ? ` ${said}` : ""}` : said || value;
  };
}

function Picked({ test, options, onChange }: Props & { options: Pickable[] }) {
  const t = useTranslations("surveyBuilder.rules");
  const { isReadOnly } = useBuilder();
  const nameOf = useNameOf();
  if (test.is !== "oneOf") return null;
  const values: (string | number | boolean)[] = test.values;
  return (
    <fieldset className="flex max-w-full flex-wrap gap-x-4 gap-y-1 pt-1.5">
      <legend className="sr-only">{t("value")}</legend>
      {options.map((option) => {
        const isIn = values.includes(option.value);
        return (
          <Checkbox
            key={String(option.value)}
            label={nameOf(option)}
            checked={isIn}
            // One value has to be left, or nothing would be compared.
            disabled={isReadOnly || (isIn && values.length === 1)}
            onChange={(event) =>
              onChange({
                ...test,
                values: event.target.checked
                  ? options
                      .map(({ value }) => value)
                      .filter((value) => value === option.value || values.includes(value))
                  : values.filter((value) => value !== option.value),
              } as Test)
            }
          />
        );
      })}
    </fieldset>
  );
}

function Typed({ test, question, onChange }: Props) {
  const t = useTranslations("surveyBuilder.rules");
  const { isReadOnly } = useBuilder();
  const said = (values: readonly unknown[]) => values.join(", ");
  const [typed, setTyped] = useTyped(test.is === "oneOf" ? said(test.values) : "", (text) =>
    said(valuesIn(text, question)),
  );
  return (
    <input
      type="text"
      aria-label={t("values")}
      placeholder={t("values")}
      value={typed}
      readOnly={isReadOnly}
      aria-invalid={valuesIn(typed, question).length === 0 || undefined}
      onChange={(event) => {
        setTyped(event.target.value);
        const values = valuesIn(event.target.value, question);
        if (values.length > 0) onChange({ ...test, values } as Test);
      }}
      className={cx(controlStyle, "max-w-60")}
    />
  );
}

function Point({ test, options, onChange }: Props & { options: Pickable[] }) {
  const t = useTranslations("surveyBuilder.rules");
  const { isReadOnly } = useBuilder();
  const nameOf = useNameOf();
  if (test.is !== "atLeast" && test.is !== "atMost") return null;
  return (
    <SelectInput
      className="w-auto!"
      aria-label={t("value")}
      disabled={isReadOnly}
      value={String(test.value)}
      onChange={(event) => onChange({ ...test, value: Number(event.target.value) })}
      options={options.map((option) => ({ value: String(option.value), label: nameOf(option) }))}
    />
  );
}

function Bound({ test, question, onChange }: Props) {
  const t = useTranslations("surveyBuilder.rules");
  const { isReadOnly } = useBuilder();
  const isDate = question?.type === "date";
  const read = (text: string) => (isDate ? text : Number(text));
  const [typed, setTyped] = useTyped(test.is === "atLeast" || test.is === "atMost" ? String(test.value) : "", (text) =>
    String(read(text)),
  );
  const isWrong = typed.trim() === "" || (!isDate && Number.isNaN(Number(typed)));
  return (
    <input
      type={isDate ? "date" : "text"}
      inputMode={isDate ? undefined : "decimal"}
      aria-label={t("value")}
      value={typed}
      readOnly={isReadOnly}
      aria-invalid={isWrong || undefined}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        if (text.trim() !== "" && (isDate || !Number.isNaN(Number(text))))
          onChange({ ...test, value: read(text) } as Test);
      }}
      className={cx(controlStyle, "max-w-40 tabular-nums")}
    />
  );
}
