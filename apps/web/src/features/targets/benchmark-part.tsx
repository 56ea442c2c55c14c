"use client";

import type { BenchmarkItem } from "@heard/core/benchmarks";
import { Button } from "@heard/ui/button";
import { IconButton } from "@heard/ui/icon-button";
import { CloseIcon, PlusIcon } from "@heard/ui/icons";
import { Cell } from "@heard/ui/table";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { AskFirst } from "#components/ask-first.tsx";
import { ListName, ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { formatChange, formatChangeBound } from "#lib/figures.ts";
import { nameIn } from "#lib/measure.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { BenchmarkDialog } from "./benchmark-dialog.tsx";
import type { TargetsContext } from "./targets-screen.tsx";
import { useTargetWords } from "./use-target-words.ts";

/** What others published, each with all that it takes to judge it, beside our own score. */
export function BenchmarkPart(context: TargetsContext) {
  const t = useTranslations("targets.others");
  const [isOpen, setOpen] = useState(false);
  const { others, report, format, catalogue } = context;
  const days = format.days(others.period.from, others.period.to);
  return (
    <Section>
      <SectionHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          report.canEdit && catalogue.metrics.length > 0 ? (
            <Button icon={<PlusIcon />} onClick={() => setOpen(true)}>
              {t("add")}
            </Button>
          ) : null
        }
      />
      {others.benchmarks.length === 0 ? (
        <p className="sentence text-ink-2 text-ui">{t("empty")}</p>
      ) : (
        <ListTable
          caption={t("caption")}
          columns={[
            { label: t("who") },
            { label: t("theirs"), numeric: true },
            { label: t("ours", { days }), numeric: true },
            { label: t("verdict") },
            ...(report.canEdit ? [{ label: t("add"), spoken: true }] : []),
          ]}
          stacks
        >
          {others.benchmarks.map((item) => (
            <Row key={item.id} item={item} {...context} />
          ))}
        </ListTable>
      )}
      {isOpen ? <BenchmarkDialog {...context} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function Row({ item, report, format }: TargetsContext & { item: BenchmarkItem }) {
  const t = useTranslations("targets.others");
  const locale = useLocale();
  const words = useTargetWords(format);
  const { benchmarks: client } = useTRPCClient();
  const { attempt } = useRun(useTRPC().benchmarks.pathKey());
  const [isLeaving, setLeaving] = useState(false);
  const { ours, scale, name, unit } = item;
  const metric = nameIn(locale, item.metric.name);
  return (
    <tr data-figure="benchmark">
      <ListName>
        <span className="block font-medium">{name}</span>
        <span className="block text-ink-3 text-small">
          {t("of", { metric, method: t(`methods.${item.method}`), min: String(scale.min), max: String(scale.max) })}
        </span>
        <span className="block text-ink-3 text-small">
          {t("source", { source: item.source, day: format.day(item.asOf) })}
        </span>
      </ListName>
      <Cell numeric className="tabular-nums">
        <span className="block">{words.value(unit, item.value)}</span>
        <span className="block text-ink-3 text-small">{item.n === null ? t("unknownN") : words.n(item.n)}</span>
      </Cell>
      <Cell
        numeric
        className="tabular-nums"
        {...(ours?.value != null ? { "data-figure": "score", "data-n": ours.n } : {})}
      >
        {ours?.value == null ? (
          ours === null ? (
            t("part")
          ) : (
            t("noOurs")
          )
        ) : (
          <>
            <span className="block">{words.value(ours.unit, ours.value)}</span>
            <span className="block text-ink-3 text-small">{words.judged(ours.unit, ours.n, ours.interval)}</span>
          </>
        )}
      </Cell>
      <Cell>
        <Comparison item={item} format={format} />
      </Cell>
      {report.canEdit ? (
        <Cell>
          <IconButton label={t("remove", { name })} icon={<CloseIcon />} onClick={() => setLeaving(true)} />
          {isLeaving ? (
            <AskFirst
              title={t("remove", { name })}
              body={t("removeAsk")}
              submitLabel={t("removeIt")}
              onClose={() => setLeaving(false)}
              onSubmit={() => attempt(() => client.remove.mutate({ benchmarkId: item.id }), t("removed", { name }))}
            />
          ) : null}
        </Cell>
      ) : null}
    </tr>
  );
}

/** A difference with its interval where the two are like for like; else why not. */
function Comparison({ item: { gap, unlike, unit }, format }: { item: BenchmarkItem } & Pick<TargetsContext, "format">) {
  const t = useTranslations("targets");
  const common = useTranslations("common.figures");
  if (unlike.length > 0)
    return t("basis.indicative", { reasons: format.list(unlike.map((reason) => t(`others.unlike.${reason}`))) });
  if (!gap) return t("others.noOurs");
  const said = { gap: formatChange(format, unit, Math.abs(gap.value)).replace("+", "") };
  const bound = (end: number) => formatChangeBound(format, unit, end);
  return (
    <>
      {gap.low > 0 ? t("others.above", said) : gap.high < 0 ? t("others.below", said) : t("others.same")}{" "}
      <span className="text-ink-3 text-small tabular-nums">
        {t("others.range", { range: common("range", { low: bound(gap.low), high: bound(gap.high) }) })}
      </span>
    </>
  );
}
