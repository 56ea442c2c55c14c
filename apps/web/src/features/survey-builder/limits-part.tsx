"use client";

import type { Question, QuestionOf, Texts } from "@heard/survey/runtime";
import { Checkbox } from "@heard/ui/checkbox";
import { cx } from "@heard/ui/cx";
import { controlStyle } from "@heard/ui/field";
import { SelectInput } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useBuilder } from "./builder-context.tsx";
import { without } from "./edit-definition.ts";
import { FindingsAt } from "./finding-note.tsx";
import { CountField } from "./number-input.tsx";
import { SettingsGroup, SettingsRow } from "./settings-row.tsx";
import { TextInput } from "./text-input.tsx";
import { useChange } from "./use-change.ts";
import { useTyped } from "./use-typed.ts";

/** What an answer may be, for the kinds of question that have no scale and no choices. */
export default function LimitsPart({ question }: { question: Question }) {
  switch (question.type) {
    case "text":
      return <TextLimits question={question} />;
    case "number":
      return <NumberLimits question={question} />;
    case "date":
      return <DateLimits question={question} />;
    case "file":
      return <FileLimits question={question} />;
    case "consent":
      return <Purpose question={question} />;
    case "expectation":
      return <ExpectationLabels question={question} />;
    default:
      return null;
  }
}

/** Sets a field that may be absent. */
function useField<Asked extends Question>(question: Asked) {
  const change = useChange(question);
  return (name: string, value: unknown) => {
    const rest = without(question as Record<string, unknown>, name);
    change((value === null || value === undefined ? rest : { ...rest, [name]: value }) as Asked);
  };
}

function TextLimits({ question }: { question: QuestionOf<"text"> }) {
  const t = useTranslations("surveyBuilder.limits");
  const { isReadOnly } = useBuilder();
  const set = useField(question);
  return (
    <SettingsGroup label={t("label")}>
      <div className="flex flex-wrap gap-4">
        <CountField
          {...{ label: t("longest"), placeholder: t("none"), value: question.longest ?? null, min: 1, max: 20_000 }}
          field="longest"
          onChange={(value) => set("longest", value)}
        />
        <CountField
          {...{ label: t("lines"), value: question.lines ?? null, min: 1, max: 20 }}
          field="lines"
          onChange={(value) => set("lines", value)}
        />
      </div>
      <FindingsAt question={question.id} field="longest" />
      {question.whyOf === undefined ? (
        <Checkbox
          className="mt-2"
          label={t("detail")}
          checked={question.detail ?? false}
          disabled={isReadOnly}
          onChange={(event) => set("detail", event.target.checked ? true : null)}
        />
      ) : null}
    </SettingsGroup>
  );
}

function NumberLimits({ question }: { question: QuestionOf<"number"> }) {
  const t = useTranslations("surveyBuilder.limits");
  const set = useField(question);
  const unitId = useId();
  return (
    <>
      <SettingsGroup label={t("label")}>
        <div className="flex flex-wrap gap-4">
          {(["least", "most"] as const).map((name) => (
            <CountField
              key={name}
              {...{
                label: t(name),
                placeholder: t("none"),
                value: question[name] ?? null,
                isWhole: false,
                field: name,
              }}
              onChange={(value) => set(name, value)}
            />
          ))}
          <CountField
            {...{ label: t("decimals"), placeholder: "0", value: question.decimals ?? null, min: 0, max: 6 }}
            field="decimals"
            onChange={(value) => set("decimals", value)}
          />
        </div>
        {["least", "most"].map((field) => (
          <FindingsAt key={field} question={question.id} field={field} />
        ))}
      </SettingsGroup>
      <SettingsRow label={t("unit")} htmlFor={unitId}>
        <TextInput
          id={unitId}
          className="max-w-40"
          field="unit"
          texts={question.unit ?? {}}
          maxLength={60}
          onChange={(unit) => set("unit", Object.keys(unit).length === 0 ? null : unit)}
        />
        <FindingsAt question={question.id} field="unit" />
      </SettingsRow>
    </>
  );
}

function DateLimits({ question }: { question: QuestionOf<"date"> }) {
  const t = useTranslations("surveyBuilder.limits");
  const set = useField(question);
  return (
    <SettingsGroup label={t("label")}>
      <div className="flex flex-wrap gap-4">
        {(["earliest", "latest"] as const).map((name) => (
          <DayLimit key={name} label={t(name)} value={question[name] ?? null} onChange={(day) => set(name, day)} />
        ))}
      </div>
      {["earliest", "latest"].map((field) => (
        <FindingsAt key={field} question={question.id} field={field} />
      ))}
    </SettingsGroup>
  );
}

type DayLimitProps = { label: string; value: string | null; onChange: (day: string | null) => void };

/** Any day, the day of the answer, or one in the calendar. */
function DayLimit({ label, value, onChange }: DayLimitProps) {
  const t = useTranslations("surveyBuilder.limits");
  const { isReadOnly } = useBuilder();
  const [isFixed, setFixed] = useState(value !== null && value !== "today");
  const kind = isFixed ? "fixed" : (value ?? "any");
  return (
    <span className="flex flex-col gap-1">
      <span className="text-ink-2 text-small">{label}</span>
      <SelectInput
        aria-label={label}
        disabled={isReadOnly}
        value={kind}
        onChange={(event) => {
          const next = event.target.value;
          setFixed(next === "fixed");
          if (next !== "fixed") onChange(next === "any" ? null : "today");
        }}
        options={[
          { value: "any", label: t("anyDay") },
          { value: "today", label: t("today") },
          { value: "fixed", label: t("fixedDay") },
        ]}
      />
      {isFixed ? (
        <input
          type="date"
          aria-label={`${label}, ${t("fixedDay")}`}
          readOnly={isReadOnly}
          value={value === "today" ? "" : (value ?? "")}
          onChange={(event) => {
            if (event.target.value !== "") onChange(event.target.value);
          }}
          className={cx(controlStyle, "max-w-44 tabular-nums")}
        />
      ) : null}
    </span>
  );
}

const kinds = [
  ["image/jpeg", "JPEG"],
  ["image/png", "PNG"],
  ["image/webp", "WebP"],
  ["image/heic", "HEIC"],
  ["application/pdf", "PDF"],
  ["text/plain", "TXT"],
  ["text/csv", "CSV"],
  ["audio/mpeg", "MP3"],
  ["audio/mp4", "M4A"],
  ["video/mp4", "MP4"],
] as const;
const mb = 1024 * 1024;

function FileLimits({ question }: { question: QuestionOf<"file"> }) {
  const t = useTranslations("surveyBuilder.limits");
  const { isReadOnly } = useBuilder();
  const change = useChange(question);
  const { accepted } = question;
  return (
    <>
      <SettingsGroup label={t("accepted")}>
        <div className="grid grid-cols-[repeat(auto-fill,minmax(4.5rem,1fr))] gap-x-3 rail:pt-1">
          {kinds.map(([type, name]) => {
            const isLast = accepted.length === 1 && accepted.includes(type);
            return (
              <Checkbox
                key={type}
                label={isLast ? <span title={t("keepOne")}>{name}</span> : name}
                checked={accepted.includes(type)}
                disabled={isReadOnly || isLast}
                onChange={(event) =>
                  change({
                    ...question,
                    accepted: event.target.checked ? [...accepted, type] : accepted.filter((one) => one !== type),
                  })
                }
              />
            );
          })}
        </div>
      </SettingsGroup>
      <SettingsGroup label={t("label")}>
        <CountField
          label={t("largest")}
          value={Math.max(1, Math.round(question.largestBytes / mb))}
          min={1}
          max={25}
          field="largestBytes"
          onChange={(value) => {
            if (value !== null) change({ ...question, largestBytes: value * mb });
          }}
        />
      </SettingsGroup>
    </>
  );
}

const idForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function Purpose({ question }: { question: QuestionOf<"consent"> }) {
  const t = useTranslations("surveyBuilder.limits");
  const { isReadOnly } = useBuilder();
  const change = useChange(question);
  const id = useId();
  const [typed, setTyped] = useTyped(question.purpose, (text) => text);
  return (
    <SettingsRow label={t("purpose")} htmlFor={id}>
      <input
        id={id}
        type="text"
        value={typed}
        maxLength={60}
        readOnly={isReadOnly}
        aria-invalid={!idForm.test(typed) || undefined}
        onChange={(event) => {
          const purpose = event.target.value;
          setTyped(purpose);
          if (idForm.test(purpose)) change({ ...question, purpose });
        }}
        className={cx(controlStyle, "max-w-60")}
      />
      <p className="mt-1 text-ink-3 text-small">{t("purposeHint")}</p>
    </SettingsRow>
  );
}

function ExpectationLabels({ question }: { question: QuestionOf<"expectation"> }) {
  const t = useTranslations("surveyBuilder.limits");
  const labels = useTranslations("surveyBuilder.score")("labels");
  const change = useChange(question);
  const set = (name: "below" | "as" | "above", texts: Texts) =>
    change({ ...question, labels: { ...question.labels, [name]: texts } });
  return (
    <SettingsGroup label={labels}>
      <div className="flex flex-col gap-2">
        {(["below", "as", "above"] as const).map((name) => (
          <div key={name}>
            <span aria-hidden="true" className="text-ink-2 text-small">
              {t(name)}
            </span>
            <TextInput
              label={t(name)}
              field={`labels/${name}`}
              texts={question.labels[name]}
              onChange={(texts) => set(name, texts)}
              maxLength={200}
            />
            <FindingsAt question={question.id} field={`labels/${name}`} />
          </div>
        ))}
      </div>
    </SettingsGroup>
  );
}
