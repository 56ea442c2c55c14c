"use client";

import type { Mapping } from "@heard/core/imports/schema";
import { Button } from "@heard/ui/button";
import { SelectInput } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RangeAsk } from "./asked.ts";
import { AskedSection, OpenGround } from "./asked-section.tsx";
import { ColumnName } from "./column-name.tsx";
import { setRange } from "./mapping-edit.ts";

type Props = { asks: RangeAsk[]; mapping: Mapping; onChange: (mapping: Mapping) => void };

/** Asks where a scale begins and ends: its values alone do not say it, for nobody may have given the lowest one. */
export function RangePart({ asks, mapping, onChange }: Props) {
  const t = useTranslations("imports.range");
  return (
    <AskedSection title={t("title")} lead={t("lead")}>
      {asks.map((ask) => (
        <OpenGround key={ask.column} open>
          <RangeRow ask={ask} onSet={(range) => onChange(setRange(mapping, ask.column, range))} />
        </OpenGround>
      ))}
    </AskedSection>
  );
}

const ends = Array.from({ length: 11 }, (_, value) => String(value));

function RangeRow({ ask, onSet }: { ask: RangeAsk; onSet: (range: { min: number; max: number }) => void }) {
  const t = useTranslations("imports.range");
  const [min, setMin] = useState("");
  const [max, setMax] = useState("");
  const values = ask.account.histogram.map(({ value }) => value);
  const points = Number(max) - Number(min) + 1;
  const usable = min !== "" && max !== "" && points >= 2 && points <= 11;
  return (
    <div className="flex flex-wrap items-center gap-3 py-2">
      <div className="min-w-40">
        <h3 className="font-semibold text-ui">
          <ColumnName name={ask.column} />
        </h3>
        {values.length > 0 ? (
          <p className="text-ink-2 text-small">
            {t("seen", { min: String(Math.min(...values)), max: String(Math.max(...values)) })}
          </p>
        ) : null}
      </div>
      <SelectInput
        className="w-28!"
        aria-label={`${t("min")}: ${ask.column}`}
        placeholder={t("min")}
        value={min}
        onChange={(event) => setMin(event.target.value)}
        options={ends.map((value) => ({ value, label: value }))}
      />
      <SelectInput
        className="w-28!"
        aria-label={`${t("max")}: ${ask.column}`}
        placeholder={t("max")}
        value={max}
        onChange={(event) => setMax(event.target.value)}
        options={ends.map((value) => ({ value, label: value }))}
      />
      <Button onClick={() => onSet({ min: Number(min), max: Number(max) })} disabledReason={usable ? null : t("not")}>
        {t("set")}
      </Button>
    </div>
  );
}
