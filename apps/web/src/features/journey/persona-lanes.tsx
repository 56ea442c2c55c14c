import type { JourneyPersonas, JourneyView, PersonaLane } from "@heard/core/journey-view";
import { type Domain, niceDomain } from "@heard/ui/charts/geometry";
import { IntervalRow } from "@heard/ui/charts/interval-row";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { TraceLink } from "#features/trace/trace-link.tsx";
import { boundsOf, formatEnds, formatTick, formatValue } from "#lib/figures.ts";
import { nameIn } from "#lib/measure.ts";
import type { MapContext } from "./map-context.ts";

type Props = {
  personas: JourneyPersonas;
  view: JourneyView;
  context: MapContext;
  /** What the personas are made of, in words. */
  field: string;
  choices: ReactNode;
};

/** The journey as each group of customers has it, as lanes across the stages. */
export function PersonaLanes({ personas, view, context, field, choices }: Props) {
  const t = useTranslations("journey.personas");
  const { locale, format } = context;
  const { lanes, unit, scale, metric } = personas;
  const domain = niceDomain(
    lanes.flatMap(({ figures }) =>
      figures.flatMap(({ value, interval }) => [value, interval?.low ?? null, interval?.high ?? null]),
    ),
    boundsOf(unit, scale),
  );
  return (
    <Section data-print="together">
      <SectionHeader
        title={t("title", { field })}
        lead={
          metric && domain
            ? t("subtitle", {
                metric: nameIn(locale, metric.name),
                low: formatTick(format, unit, domain[0]),
                high: formatTick(format, unit, domain[1]),
              })
            : t("none")
        }
        actions={choices}
      />
      {domain ? (
        <Table>
          <caption className="sr-only">{t("title", { field })}</caption>
          <thead>
            <tr>
              <Column className="min-w-28">{t("persona")}</Column>
              {view.stages.map(({ key, name }) => (
                <Column key={key} className="min-w-36">
                  {nameIn(locale, name)}
                </Column>
              ))}
            </tr>
          </thead>
          <tbody>
            {lanes.map((lane) => (
              <tr key={lane.key}>
                <RowHead className="wrap-anywhere">{nameIn(locale, lane.name)}</RowHead>
                {lane.figures.map((figure) => (
                  <Cell key={figure.stage} className="pr-6 align-top">
                    <LaneFigure {...{ figure, domain, unit, context }} lane={nameIn(locale, lane.name)} />
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </Section>
  );
}

type LaneFigureProps = {
  figure: PersonaLane["figures"][number];
  lane: string;
  unit: JourneyPersonas["unit"];
  domain: Domain;
  context: MapContext;
};

function LaneFigure({ figure, lane, unit, domain, context: { format, links } }: LaneFigureProps) {
  const t = useTranslations("common");
  const { value, n, interval, base, trace } = figure;
  if (value === null)
    return (
      <span className="text-ink-3 text-small" data-figure="absent" data-n={n}>
        {base === "none" ? t("figures.noAnswers") : t("verdicts.tooFewAnswers")}
      </span>
    );
  const rough = base === "lowBase";
  const text = formatValue(format, unit, value, rough);
  const range = (low: string, high: string) => t("figures.range", { low, high });
  const judged = interval
    ? t("figures.nAndInterval", {
        n: format.count(n),
        interval: formatEnds(format, unit, interval, range, rough),
      })
    : t("figures.n", { n: format.count(n) });
  return (
    <div data-figure="score" data-n={n}>
      <IntervalRow
        label={`${lane}: ${text}, ${judged}`}
        domain={domain}
        value={value}
        low={interval?.low ?? null}
        high={interval?.high ?? null}
        lowBase={rough}
      />
      <span className="font-medium tabular-nums">
        {links ? (
          <TraceLink href={links.trace(trace)} label={t("figures.trace", { name: lane, value: text })}>
            {text}
          </TraceLink>
        ) : (
          text
        )}
      </span>{" "}
      <span className="text-ink-3 text-small tabular-nums">
        {judged}
        {rough ? `, ${t("figures.lowBase")}` : null}
      </span>
    </div>
  );
}
