import { type Domain, niceDomain, ticksOf } from "@heard/ui/charts/geometry";
import { IntervalRow, IntervalScale } from "@heard/ui/charts/interval-row";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { nameIn } from "#lib/measure.ts";
import type { DriversContext, Weighed } from "./drivers-screen.tsx";

const phoneRow =
  "max-rail:grid max-rail:grid-cols-[minmax(0,1fr)_auto] max-rail:gap-x-3 max-rail:border-line max-rail:border-b max-rail:py-2.5 max-rail:[&>*]:border-0 max-rail:[&>*]:p-0";

/** Every driver, the most important first: its weight with the interval, how well it does, and where that puts it. */
export function DriverTable({ weighed, context }: { weighed: Weighed; context: DriversContext }) {
  const t = useTranslations("drivers.table");
  const { format } = context;
  const ends = weighed.drivers.flatMap(({ importanceInterval: { low, high } }) => [low, high]);
  const domain = niceDomain([0, ...ends], [0, 1]) ?? [0, 1];
  return (
    <Table className="max-rail:block">
      <caption className="sr-only">{t("caption")}</caption>
      <thead className="max-rail:hidden">
        <tr>
          <Column className="w-[28%]">{t("driver")}</Column>
          <Column className="pr-8">
            <span className="sr-only">{t("axis")}</span>
            <IntervalScale
              domain={domain}
              ticks={ticksOf(domain).map((value) => ({ value, label: format.wholePercent(value) }))}
            />
          </Column>
          <Column numeric className="w-[15%]">
            {t("importance")}
          </Column>
          <Column numeric className="w-[15%]">
            {t("performance")}
          </Column>
          <Column className="w-[16%]">{t("place")}</Column>
        </tr>
      </thead>
      <tbody className="max-rail:block">
        {weighed.drivers.map((driver, at) => (
          <Row key={driver.key} {...{ driver, domain, context }} place={at + 1} />
        ))}
      </tbody>
    </Table>
  );
}

type RowProps = {
  driver: Weighed["drivers"][number];
  place: number;
  domain: Domain;
  context: DriversContext;
};

function Row({ driver, place, domain, context: { locale, format } }: RowProps) {
  const t = useTranslations();
  const { importance, importanceInterval, performance, performanceInterval, correlation, overlaps } = driver;
  const name = nameIn(locale, driver.name);
  const range = (show: (value: number) => string, { low, high }: { low: number; high: number }) =>
    t("common.figures.range", { low: show(low), high: show(high) });
  const weight = format.percent(importance);
  const weights = range(format.percent, importanceInterval);
  return (
    <tr data-figure="driver" className={phoneRow}>
      <RowHead className="wrap-anywhere font-medium">
        <span className="text-ink-3 tabular-nums">{place}</span> {name}
        {correlation < 0 ? <Note>{t("drivers.table.against")}</Note> : null}
        {overlaps ? <Note>{t("drivers.table.overlaps")}</Note> : null}
      </RowHead>
      <Cell className="pr-8 max-rail:col-span-2 max-rail:row-start-3">
        <IntervalRow
          label={`${name}: ${weight} (${weights})`}
          domain={domain}
          value={importance}
          low={importanceInterval.low}
          high={importanceInterval.high}
        />
      </Cell>
      <Cell numeric className="tabular-nums">
        <span className="block font-semibold">{weight}</span>
        <span className="block text-ink-3 text-small">{weights}</span>
      </Cell>
      <Cell numeric className="tabular-nums max-rail:row-start-2 max-rail:text-left">
        <span className="mr-1 text-ink-3 text-small rail:hidden">{t("drivers.table.performance")}</span>
        {format.whole(performance)}{" "}
        <span className="text-ink-3 text-small rail:block">{range(format.whole, performanceInterval)}</span>
      </Cell>
      <Cell className="max-rail:row-start-2 max-rail:text-right">{t(`drivers.places.${driver.place}`)}</Cell>
    </tr>
  );
}

function Note({ children }: { children: string }) {
  return <span className="block font-normal text-ink-3 text-small">{children}</span>;
}
