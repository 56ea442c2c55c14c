"use client";

import type { Mapping } from "@heard/core/imports/schema";
import { Button } from "@heard/ui/button";
import { SelectInput } from "@heard/ui/select";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { WordsAsk } from "./asked.ts";
import { AskedSection, OpenGround } from "./asked-section.tsx";
import { useImportContext } from "./import-context.tsx";
import { changeScore } from "./mapping-edit.ts";

type Props = { asks: WordsAsk[]; mapping: Mapping; onChange: (mapping: Mapping) => void };

/** Answers in words beside the points that they are taken as; a person confirms. */
export function WordsPart({ asks, mapping, onChange }: Props) {
  const t = useTranslations("imports.words");
  return (
    <AskedSection title={t("title")} lead={t("lead")}>
      {asks.map((ask) => (
        <OpenGround key={ask.column} open={!ask.confirmed}>
          <WordTable
            ask={ask}
            onConfirm={(words) =>
              onChange(
                changeScore(mapping, ask.column, (score) => ({ ...score, words, scale: score.scale ?? ask.scale })),
              )
            }
          />
        </OpenGround>
      ))}
    </AskedSection>
  );
}

const shownWords = 40;
/** The choice beside the points: the cell is left empty, the row stays. */
const notAnswered = "notAnswered";

const choiceOf = (points: number | null | undefined): string =>
  points === undefined ? "" : points === null ? notAnswered : String(points);

function WordTable({ ask, onConfirm }: { ask: WordsAsk; onConfirm: (words: WordsAsk["points"]) => void }) {
  const t = useTranslations("imports.words");
  const { format } = useImportContext();
  const [points, setPoints] = useState(ask.points);
  const { min, max } = ask.scale;
  const options = Array.from({ length: max - min + 1 }, (_, index) => String(min + index));
  const choose = (word: string, text: string) => {
    const { [word]: _, ...others } = points;
    const next = text === "" ? others : { ...others, [word]: text === notAnswered ? null : Number(text) };
    setPoints(next);
    if (ask.confirmed) onConfirm(next);
  };
  return (
    <div className="py-2">
      <Table>
        <caption className="pb-1 text-left font-mono font-semibold text-ui">
          {t("column", { column: ask.column, min: String(min), max: String(max) })}
        </caption>
        <thead>
          <tr>
            <Column>{t("word")}</Column>
            <Column numeric>{t("count")}</Column>
            <Column>{t("points")}</Column>
          </tr>
        </thead>
        <tbody>
          {ask.values.slice(0, shownWords).map(({ value, count }) => (
            <tr key={value}>
              <RowHead className="font-normal">{value}</RowHead>
              <Cell numeric>{format.count(count)}</Cell>
              <Cell className="w-56">
                <SelectInput
                  aria-label={`${t("points")}: ${value}`}
                  value={choiceOf(points[value])}
                  onChange={(event) => choose(value, event.target.value)}
                  absent={points[value] === undefined}
                  options={[
                    { value: "", label: t("noPoint") },
                    { value: notAnswered, label: t("notAnswered") },
                    ...options.map((option) => ({ value: option, label: option })),
                  ]}
                />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="mt-3 flex items-center gap-3">
        {ask.confirmed ? (
          <p className="text-ink-2 text-small">{t("confirmed")}</p>
        ) : (
          <Button tone="primary" onClick={() => onConfirm(points)}>
            {t("confirm")}
          </Button>
        )}
      </div>
    </div>
  );
}
