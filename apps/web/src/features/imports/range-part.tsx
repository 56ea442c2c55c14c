"use client";

import type { Mapping } from "@heard/core/imports/schema";
import { useTranslations } from "next-intl";
import type { RangeAsk } from "./asked.ts";
import { AskedSection, OpenGround } from "./asked-section.tsx";
import { ColumnName } from "./column-name.tsx";
import { setRange } from "./mapping-edit.ts";
import { RangeFields } from "./range-change.tsx";

type Props = { asks: RangeAsk[]; mapping: Mapping; onChange: (mapping: Mapping) => void };

/** Asks where a scale begins and ends: its values alone do not say it, for nobody may have given the lowest one. */
export function RangePart({ asks, mapping, onChange }: Props) {
  const t = useTranslations("imports.range");
  return (
    <AskedSection title={t("title")} lead={t("lead")}>
      {asks.map(({ column, account }) => {
        const values = account.histogram.map(({ value }) => value);
        return (
          <OpenGround key={column} open>
            <div className="flex flex-wrap items-center gap-x-6 gap-y-2 py-2">
              <div className="min-w-40">
                <h3 className="font-semibold text-ui">
                  <ColumnName name={column} />
                </h3>
                {values.length > 0 ? (
                  <p className="text-ink-2 text-small">
                    {t("seen", { min: String(Math.min(...values)), max: String(Math.max(...values)) })}
                  </p>
                ) : null}
              </div>
              <RangeFields column={column} onSet={(range) => onChange(setRange(mapping, column, range))} />
            </div>
          </OpenGround>
        );
      })}
    </AskedSection>
  );
}
