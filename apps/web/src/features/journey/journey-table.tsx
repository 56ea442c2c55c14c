import type { JourneyCell, JourneyView } from "@heard/core/journey-view";
import { journeyKinds } from "@heard/core/journey-view/rules";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { formatEnds, formatValue } from "#lib/figures.ts";
import { type Measure, nameIn } from "#lib/measure.ts";
import type { MapContext } from "./map-context.ts";

type Props = { view: JourneyView; context: MapContext };

/** The whole map as rows, for who reads or hears tables better than pictures. */
export function JourneyTable({ view, context }: Props) {
  const t = useTranslations("journey");
  const showAsTable = useTranslations("common.actions")("showAsTable");
  const { locale } = context;
  const stageNames = new Map(view.stages.map(({ key, name }) => [key, nameIn(locale, name)]));
  const columns = ["themes", "plans", "cases", "listening"] as const;
  return (
    <details className="mt-4 text-small" data-print="hide">
      <summary className="link inline-block cursor-pointer list-none pointer-coarse:py-3.5 [&::-webkit-details-marker]:hidden">
        {showAsTable}
      </summary>
      <Table className="mt-3">
        <caption className="sr-only">{t("table.caption")}</caption>
        <thead>
          <tr>
            <Column>{t("feeling.touchpoint")}</Column>
            <Column>{t("feeling.stage")}</Column>
            {journeyKinds.map((kind) => (
              <Column key={kind}>{t(`kinds.${kind}`)}</Column>
            ))}
            {columns.map((column) => (
              <Column key={column}>{t(`table.${column}`)}</Column>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.touchpoints.map((cell) => (
            <Row
              key={cell.key}
              cell={cell}
              stage={stageNames.get(cell.stage ?? "") ?? t("outside")}
              context={context}
            />
          ))}
        </tbody>
      </Table>
    </details>
  );
}

function Row({ cell, stage, context }: { cell: JourneyCell; stage: string; context: MapContext }) {
  const t = useTranslations("journey");
  const { locale, format } = context;
  return (
    <tr>
      <RowHead>{nameIn(locale, cell.name)}</RowHead>
      <Cell>{stage}</Cell>
      {journeyKinds.map((kind) => (
        <Cell key={kind}>
          <FigureText measure={cell.figures[kind]} context={context} />
        </Cell>
      ))}
      <Cell>{format.list(cell.themes.map(({ name }) => nameIn(locale, name)))}</Cell>
      <Cell>{format.list(cell.plans.map(({ number }) => String(number)))}</Cell>
      <Cell>{cell.openCases === null ? "–" : format.count(cell.openCases)}</Cell>
      <Cell>{t(`table.states.${cell.listening}`)}</Cell>
    </tr>
  );
}

function FigureText({ measure, context: { format } }: { measure: Measure | null; context: MapContext }) {
  const t = useTranslations("common.figures");
  if (!measure || measure.value === null) return "–";
  const { value, unit, base, interval, n } = measure;
  const rough = base === "lowBase";
  const range = (low: string, high: string) => t("range", { low, high });
  const judged = interval
    ? t("nAndInterval", { n: format.count(n), interval: formatEnds(format, unit, interval, range, rough) })
    : t("n", { n: format.count(n) });
  return (
    <span data-figure="score" data-n={n}>
      {formatValue(format, unit, value, rough)} <span className="text-ink-3">{judged}</span>
    </span>
  );
}
