"use client";

import type { Mapping } from "@heard/core/imports/schema";
import { Button } from "@heard/ui/button";
import { RadioRows } from "@heard/ui/radio-rows";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { dayInZone } from "#lib/days.ts";
import type { DateAsk } from "./asked.ts";
import { AskedSection, OpenGround } from "./asked-section.tsx";
import { useImportContext } from "./import-context.tsx";

type Props = { ask: DateAsk; mapping: Mapping; onChange: (mapping: Mapping) => void };

/** Asks when the answers were given, where the file does not tell: which number of a date is the day, or of which day they all are. */
export function DatePart({ ask, mapping, onChange }: Props) {
  return ask.column === null ? (
    <DayOfAll answer={ask.answer} mapping={mapping} onChange={onChange} />
  ) : (
    <FormOfDates ask={ask} column={ask.column} mapping={mapping} onChange={onChange} />
  );
}

function DayOfAll({ answer, mapping, onChange }: Omit<Props, "ask"> & Pick<DateAsk, "answer">) {
  const t = useTranslations("imports.date");
  const { organisation } = useImportContext();
  return (
    <AskedSection title={t("dayTitle")} lead={t("dayLead")}>
      <OpenGround open={answer === null}>
        <TextField
          type="date"
          className="max-w-56 py-2"
          label={t("day")}
          value={answer ?? ""}
          max={dayInZone(new Date(), organisation.timeZone)}
          onChange={({ target }) =>
            onChange({ ...mapping, occurred: { ...mapping.occurred, day: target.value || null } })
          }
        />
      </OpenGround>
    </AskedSection>
  );
}

function FormOfDates({ ask, column, mapping, onChange }: Props & { column: string }) {
  const t = useTranslations("imports.date");
  const [own, setOwn] = useState("");
  const use = (form: string) => onChange({ ...mapping, occurred: { ...mapping.occurred, format: form } });
  const candidates = ask.guess?.candidates ?? [];
  // Days above 12 say which number is the day; the question stays open to whoever knows better.
  const proven = ask.guess?.format ?? null;
  const lead = proven ? t("leadProven", { count: ask.guess?.proof ?? 0, form: proven }) : t("lead");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (own.trim() !== "") use(own.trim());
  };
  return (
    <AskedSection title={t("title", { column })} lead={candidates.length > 0 ? lead : t("leadUnknown")}>
      <OpenGround open={ask.answer === null}>
        {candidates.length > 0 ? (
          <RadioRows
            legend={t("title", { column })}
            legendHidden
            name="date-format"
            value={ask.answer}
            onChange={use}
            rows={candidates.map((form) => ({
              value: form,
              label: <span className="font-mono">{form}</span>,
              ...(proven ? {} : { consequence: t("proof", { count: ask.guess?.count ?? 0 }) }),
            }))}
          />
        ) : null}
        <form onSubmit={submit} className="flex flex-wrap items-end gap-2 py-2">
          <TextField
            label={t("custom")}
            required
            value={own}
            onChange={(event) => setOwn(event.target.value)}
            maxLength={60}
          />
          <Button type="submit">{t("set")}</Button>
        </form>
      </OpenGround>
    </AskedSection>
  );
}
