"use client";

import type { Mapping } from "@heard/core/imports/schema";
import { RadioRows } from "@heard/ui/radio-rows";
import { useTranslations } from "next-intl";
import type { ZeroAsk } from "./asked.ts";
import { AskedSection, OpenGround } from "./asked-section.tsx";
import { useImportContext } from "./import-context.tsx";
import { setNotAnswered } from "./mapping-edit.ts";

type Props = { ask: ZeroAsk; mapping: Mapping; onChange: (mapping: Mapping) => void };

/** Asks whether a zero below the scale is a form's way of saying "not answered", with how many stand where. */
export function ZerosPart({ ask, mapping, onChange }: Props) {
  const t = useTranslations("imports.zeros");
  const { format } = useImportContext();
  const total = ask.columns.reduce((sum, { count }) => sum + count, 0);
  const columns = format.list(ask.columns.map(({ column, count }) => t("column", { count, column })));
  const answer = (meaning: "notAnswered" | "mistake") =>
    onChange(
      setNotAnswered(
        mapping,
        new Map(ask.columns.map(({ column, values }) => [column, meaning === "notAnswered" ? values : []])),
      ),
    );
  return (
    <AskedSection
      title={t("title")}
      lead={
        ask.clean.length > 0
          ? t("leadClean", { min: String(ask.min), columns, clean: format.list(ask.clean) })
          : t("lead", { min: String(ask.min), columns })
      }
    >
      <OpenGround open={ask.answer === null}>
        <RadioRows
          legend={t("title")}
          legendHidden
          name="zeros"
          value={ask.answer}
          onChange={answer}
          rows={[
            {
              value: "notAnswered",
              label: t("notAnswered"),
              consequence: t("notAnsweredWhat", { count: total }),
              count: t("notAnsweredCost"),
            },
            {
              value: "mistake",
              label: t("mistake"),
              consequence: t("mistakeWhat", { count: total }),
              count: t("mistakeCost", { count: total }),
            },
          ]}
        />
      </OpenGround>
    </AskedSection>
  );
}
