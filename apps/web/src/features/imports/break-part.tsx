"use client";

import type { BreakOption, ScaleBreak } from "@heard/core/imports/mapping/scale-break";
import type { Mapping } from "@heard/core/imports/schema";
import { RadioRows } from "@heard/ui/radio-rows";
import { useTranslations } from "next-intl";
import type { BreakAsk } from "./asked.ts";
import { AskedSection, OpenGround } from "./asked-section.tsx";
import { BreakChart } from "./break-chart.tsx";
import { useImportContext } from "./import-context.tsx";
import { putColumn, sameCases, setCases } from "./mapping-edit.ts";

type Props = { ask: BreakAsk; before: BreakAsk["score"]; mapping: Mapping; onChange: (mapping: Mapping) => void };

/** A scale that changed on the way: what was found, and the honest ways out of it, with what each costs. */
export function BreakPart({ ask, before, mapping, onChange }: Props) {
  const t = useTranslations("imports.breaks");
  const { format } = useImportContext();
  const { column, found, score } = ask;
  const total = found.before + found.above + found.ambiguous;
  const chosen =
    score === null
      ? found.options.find(({ kind }) => kind === "leaveOut")
      : found.options.find(({ cases }) => cases !== null && sameCases(cases, score.cases));
  const choose = (option: BreakOption) => {
    if (option.cases === null) return onChange(putColumn(mapping, { column, as: "ignore" }));
    const kept = score ?? before;
    if (kept) onChange(setCases(putColumn(mapping, kept), column, option.cases));
  };
  return (
    <AskedSection
      title={t("title", { column, month: format.month(found.day) })}
      lead={t("lead", { count: total, oldMax: String(found.oldMax) })}
    >
      <BreakChart column={column} found={found} />
      <OpenGround open={score !== null && !score.cases}>
        <RadioRows
          legend={t("legend", { column })}
          legendHidden
          name={`break-${column}`}
          value={chosen ? keyOf(chosen) : null}
          onChange={(key) => {
            const option = found.options.find((one) => keyOf(one) === key);
            if (option) choose(option);
          }}
          rows={found.options.map((option) => ({
            value: keyOf(option),
            ...optionTexts(t, format, option, found, total),
            count: t("rejected", { count: option.rejected }),
          }))}
        />
      </OpenGround>
      <p className="sentence mt-2 text-ink-2 text-small">{t("note", { newMax: String(found.newMax) })}</p>
    </AskedSection>
  );
}

const keyOf = ({ kind, column }: BreakOption) => `${kind}/${column ?? ""}`;

function optionTexts(
  t: ReturnType<typeof useTranslations<"imports.breaks">>,
  format: ReturnType<typeof useImportContext>["format"],
  option: BreakOption,
  found: ScaleBreak,
  total: number,
): { label: string; consequence: string } {
  const oldMax = String(found.oldMax);
  const newMax = String(found.newMax);
  const day = format.day(found.day);
  switch (option.kind) {
    case "leaveOut":
      return { label: t("leaveOut"), consequence: t("leaveOutWhat", { count: total }) };
    case "byColumn": {
      const [was, is] = (option.cases ?? []).map((one) =>
        format.list([one.if.equals ?? []].flat().map((value) => value || t("noValue"))),
      );
      return {
        label: t("byColumn", { column: option.column ?? "" }),
        consequence: t("byColumnWhat", { old: was ?? "", oldMax, new: is ?? "", newMax }),
      };
    }
    case "byDate":
      return { label: t("byDate", { day }), consequence: t("byDateWhat", { oldMax }) };
    case "byDateWhole":
      return {
        label: t("byDateWhole", { day, newMax }),
        consequence: t("byDateWholeWhat", { count: found.ambiguous, oldMax }),
      };
  }
}
