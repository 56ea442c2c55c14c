"use client";

import type { Funnel } from "@heard/core/ledger";
import { wilsonInterval } from "@heard/metrics";
import { Chip } from "@heard/ui/chip";
import { cx } from "@heard/ui/cx";
import { useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import { figureOf } from "#features/scores/figure.tsx";
import { formatInterval } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import { type FunnelRow, rowsOf } from "./funnel-rows.ts";
import type { LedgerView } from "./ledger-view.ts";

type Props = { funnel: Funnel; format: Format; view: LedgerView; onView: (view: LedgerView) => void };

/** Fewer than these have no interval that says anything, and their share stands without decimals. */
const fewestForInterval = 30;

/**
 * How far people came, as bars on the scale of the first step. A step that nobody can measure says so and is no 0; each of the others opens to its
 * people.
 */
export function FunnelPart({ funnel, format, view, onView }: Props) {
  const t = useTranslations("distribution.funnel");
  const rows = rowsOf(funnel);
  const countOf = (step: FunnelRow["step"]) => rows.find((row) => row.step === step)?.count ?? 0;
  const [sent, completed] = [countOf("sent"), countOf("completed")];
  return (
    <Section>
      <SectionHeader
        title={sent === 0 ? t("none") : t("title", { completed: format.count(completed), n: sent })}
        lead={t("lead")}
      />
      <ol className="border-line-strong border-t">
        {rows.map((row) => (
          <Row
            key={row.step}
            row={row}
            format={format}
            isNamed={row.step === "sent" || row.step === "completed"}
            isOpen={view.kind === "step" && view.step === row.step}
            onOpen={() => onView({ kind: "step", step: row.step })}
          />
        ))}
      </ol>
      <p className="mt-3 text-ink-3 text-small">{t("reminders", { count: funnel.reminders })}</p>
      <LetterLine letters={funnel.letters} format={format} view={view} onView={onView} />
    </Section>
  );
}

type RowProps = { row: FunnelRow; format: Format; isNamed: boolean; isOpen: boolean; onOpen: () => void };

function Row({ row, format, isNamed, isOpen, onOpen }: RowProps) {
  const t = useTranslations("distribution.funnel");
  const { step, count, width } = row;
  const name = t(`steps.${step}`);
  return (
    <li
      className={cx(
        "grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-line border-b py-1.5",
        "rail:grid-cols-[minmax(0,11rem)_minmax(0,1fr)_4.5rem_8.5rem]",
        isOpen && "bg-accent-soft shadow-[-0.5rem_0_0_var(--accent-soft),0.5rem_0_0_var(--accent-soft)]",
      )}
    >
      <span>
        <span className="block font-medium text-body">{name}</span>
        <span className="block text-ink-3 text-small">{t(`means.${step}`)}</span>
      </span>
      <span aria-hidden="true" className="order-last col-span-2 my-1 block h-3.5 rail:order-none rail:col-span-1">
        {count === null || count === 0 ? null : (
          <span
            className={cx("block h-full min-w-0.5", isNamed ? "bg-accent" : "bg-passive-fill")}
            style={{ width: `${width * 100}%` }}
          />
        )}
      </span>
      {count === null ? (
        <span className="text-right rail:col-span-2 rail:text-left">
          <Chip tone="absent">{t("notMeasured")}</Chip>
        </span>
      ) : (
        <>
          <span className="text-right">
            <button
              type="button"
              className="traceable finger-high min-h-6 min-w-6 text-right font-semibold text-body tabular-nums aria-pressed:text-accent"
              aria-pressed={isOpen}
              aria-label={`${name}: ${format.count(count)}`}
              onClick={onOpen}
            >
              {format.count(count)}
            </button>
          </span>
          <Share row={row} format={format} />
        </>
      )}
    </li>
  );
}

/** The share of the step that it is a part of, with its interval where there are enough. */
function Share({ row: { count, of }, format }: Pick<RowProps, "row" | "format">) {
  const t = useTranslations("distribution.funnel");
  const range = useTranslations("common.figures");
  // Counted of everybody who is there; no score of anybody.
  if (count === null || of === null || of.count === 0 || count > of.count) return <span className="max-rail:hidden" />;
  const share = count / of.count;
  const isFew = of.count < fewestForInterval;
  const interval = wilsonInterval(count, of.count);
  return (
    <span
      className="col-span-2 text-ink-3 text-small tabular-nums rail:col-span-1"
      {...figureOf({ value: share, n: of.count, unit: "responses" })}
    >
      <span className="font-medium text-ink text-ui">{isFew ? format.wholePercent(share) : format.percent(share)}</span>{" "}
      {isFew ? null : formatInterval(format, "share", share, interval, (low, high) => range("range", { low, high }))}
      <span className="rail:block"> {t(`of.${of.step}`)}</span>
    </span>
  );
}

type LetterProps = Pick<Funnel, "letters"> & Pick<Props, "format" | "view" | "onView">;

/** Whether the letters themselves were opened, which only a picture in them can tell. */
function LetterLine({ letters, format, view, onView }: LetterProps) {
  const t = useTranslations("distribution.funnel");
  if (letters === null) return <p className="sentence text-ink-3 text-small">{t("letters.off")}</p>;
  return (
    <p className="text-ink-3 text-small">
      <button
        type="button"
        className="link"
        aria-pressed={view.kind === "step" && view.step === "letterOpened"}
        onClick={() => onView({ kind: "step", step: "letterOpened" })}
      >
        {t("letters.opened")}: {format.count(letters.opened)}
      </button>{" "}
      {t("letters.of", { measured: letters.measured })}
    </p>
  );
}
