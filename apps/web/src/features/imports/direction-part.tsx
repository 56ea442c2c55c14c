"use client";

import type { Mapping, MappingCondition } from "@heard/core/imports/schema";
import { Button } from "@heard/ui/button";
import { ValueBars } from "@heard/ui/charts/count-bars";
import { cx } from "@heard/ui/cx";
import { RadioList } from "@heard/ui/radio-rows";
import { useTranslations } from "next-intl";
import type { DirectionAsk } from "./asked.ts";
import { AskedColumn, AskedSection } from "./asked-section.tsx";
import { ColumnName } from "./column-name.tsx";
import { useImportContext } from "./import-context.tsx";
import { type Direction, setDirection, setRange } from "./mapping-edit.ts";
import { RangeChange } from "./range-change.tsx";

type Props = { asks: DirectionAsk[]; mapping: Mapping; onChange: (mapping: Mapping) => void };

/** Asks of every score which end of its scale is good. Nothing is preselected: a wrong guess would turn praise into blame. */
export function DirectionPart({ asks, mapping, onChange }: Props) {
  const t = useTranslations("imports.direction");
  const answerAll = (alike: readonly DirectionAsk[], direction: Direction) =>
    onChange(alike.reduce((edited, ask) => setDirection(edited, ask.column, direction, ask.caseIndex), mapping));
  return (
    <AskedSection title={t("title")} lead={t("lead")}>
      {openAlike(asks).map((alike) => (
        <AnswerAll key={alike[0]?.key} asks={alike} onAnswer={(direction) => answerAll(alike, direction)} />
      ))}
      <ol>
        {asks.map((ask) => (
          <DirectionRow
            key={ask.key}
            ask={ask}
            mapping={mapping}
            onAnswer={(direction) => onChange(setDirection(mapping, ask.column, direction, ask.caseIndex))}
            onRange={(range) => onChange(setRange(mapping, ask.column, range))}
          />
        ))}
      </ol>
    </AskedSection>
  );
}

/** Open questions about scales that are alike, where there are several of them. */
function openAlike(asks: readonly DirectionAsk[]): DirectionAsk[][] {
  const open = asks.filter(({ answer }) => answer === null);
  const groups = Map.groupBy(open, ({ scale, kind }) => `${scale.min}/${scale.max}/${kind === "ces"}`);
  return [...groups.values()].filter(({ length }) => length > 1);
}

type AnswerAllProps = { asks: readonly DirectionAsk[]; onAnswer: (direction: Direction) => void };

/** One answer for scales that are alike: still the reader's own. */
function AnswerAll({ asks, onAnswer }: AnswerAllProps) {
  const t = useTranslations("imports.direction");
  const { format } = useImportContext();
  const [first] = asks;
  if (!first) return null;
  const { min, max } = first.scale;
  const text = (value: number) =>
    t(first.kind === "ces" ? "allEase" : "all", {
      value: String(value),
      count: format.count(asks.length),
      min: String(min),
      max: String(max),
    });
  return (
    <div className="mb-3 flex flex-wrap gap-2">
      <Button onClick={() => onAnswer("higherIsBetter")}>{text(max)}</Button>
      <Button onClick={() => onAnswer("lowerIsBetter")}>{text(min)}</Button>
    </div>
  );
}

type RowProps = {
  ask: DirectionAsk;
  mapping: Mapping;
  onAnswer: (direction: Direction) => void;
  onRange: (range: { min: number; max: number }) => void;
};

function DirectionRow({ ask, mapping, onAnswer, onRange }: RowProps) {
  const t = useTranslations("imports.direction");
  const ruleText = useRuleText();
  const { nameOf } = useImportContext();
  const { account, score, scale, answer, kind } = ask;
  const rule = ask.caseIndex === undefined ? undefined : score.cases?.[ask.caseIndex]?.if;
  const best = kind === "ces" ? "easiest" : "best";
  return (
    <li
      className={cx(
        "grid items-center gap-x-5 gap-y-3 border-line border-t py-4 rail:grid-cols-[9.5rem_8.25rem_minmax(0,1fr)_9rem]",
        answer === null &&
          "-mx-4 border-line-strong bg-accent-soft px-4 shadow-[inset_2px_0_var(--accent)] first:border-t-0",
      )}
    >
      <div>
        <h3 className="font-semibold text-ui">
          <ColumnName name={ask.column} />
        </h3>
        <p className="text-ink-2 text-small">
          {nameOf("metrics", score.metric)}
          {" · "}
          {score.touchpoint ? nameOf("touchpoints", score.touchpoint, mapping) : t("overall")}
        </p>
        <p className="text-ink-2 text-small tabular-nums">
          {rule ? ruleText(rule) : t("answers", { count: account.filled })}
        </p>
      </div>
      <ScoreBars ask={ask} />
      <Evidence ask={ask} />
      <div>
        <RadioList<Direction>
          legend={t("range", { min: String(scale.min), max: String(scale.max) })}
          name={`direction-${ask.key}`}
          value={answer}
          onChange={onAnswer}
          options={[
            { value: "higherIsBetter", label: t(best, { value: String(scale.max) }) },
            { value: "lowerIsBetter", label: t(best, { value: String(scale.min) }) },
          ]}
        />
        {ask.caseIndex === undefined ? <RangeChange column={ask.column} scale={scale} onSet={onRange} /> : null}
      </div>
    </li>
  );
}

function ScoreBars({ ask: { account, scale, caseIndex } }: { ask: DirectionAsk }) {
  const t = useTranslations("imports.direction");
  const { format } = useImportContext();
  if (caseIndex !== undefined || account.histogram.length === 0) return <span className="max-rail:hidden" />;
  const counts = new Map(account.histogram.map(({ value, count }) => [value, count]));
  const low = Math.min(scale.min, account.zeros > 0 ? 0 : scale.min);
  const values = Array.from({ length: scale.max - low + 1 }, (_, index) => low + index);
  const bars = values.map((value) => ({
    value: String(value),
    count: counts.get(value) ?? 0,
    flagged: value < scale.min,
  }));
  const label = bars.map(({ value, count }) => t("part", { value, count: format.count(count) })).join(", ");
  return (
    <div className="max-w-40">
      <ValueBars label={t("chart", { counts: label })} bars={bars} />
    </div>
  );
}

function Evidence({ ask: { evidence, caseIndex } }: { ask: DirectionAsk }) {
  const t = useTranslations("imports.direction");
  const { format } = useImportContext();
  if (caseIndex !== undefined) return <AskedColumn />;
  if (!evidence) return <p className="text-ink-2 text-small">{t("noEvidence")}</p>;
  const { top, bottom } = evidence;
  const gap = top.positive / top.n - bottom.positive / bottom.n;
  const looks = Math.abs(gap) < 0.2 ? "looksUnclear" : gap > 0 ? "looksHigh" : "looksLow";
  return (
    <div className="text-small">
      <p className="text-ink-2">
        {t("evidence", {
          top: String(top.value),
          topShare: format.wholePercent(top.positive / top.n),
          topN: format.count(top.n),
          bottom: String(bottom.value),
          bottomShare: format.wholePercent(bottom.positive / bottom.n),
          bottomN: format.count(bottom.n),
        })}
      </p>
      <p className="mt-1 font-medium">{t(looks, { value: String(gap > 0 ? top.value : bottom.value) })}</p>
    </div>
  );
}

/** Says in words when a rule of a split holds. */
function useRuleText(): (rule: MappingCondition) => string {
  const t = useTranslations("imports.direction.rule");
  const noValue = useTranslations("imports.breaks")("noValue");
  const { format } = useImportContext();
  const listed = (values: string | readonly string[]) => format.list([values].flat().map((value) => value || noValue));
  return ({ column, before, from, above, atMost, equals }) =>
    [
      ...(from === undefined ? [] : [t("from", { day: format.day(from) })]),
      ...(before === undefined ? [] : [t("before", { day: format.day(before) })]),
      ...(above === undefined ? [] : [t("above", { value: String(above) })]),
      ...(atMost === undefined ? [] : [t("atMost", { value: String(atMost) })]),
      ...(equals === undefined ? [] : [t("equals", { column, values: listed(equals) })]),
    ].join(" · ");
}
