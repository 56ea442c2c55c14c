import type { JourneyColumn, JourneyView } from "@heard/core/journey-view";
import { journeyKinds } from "@heard/core/journey-view/rules";
import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { formatInterval } from "#lib/figures.ts";
import { nameIn } from "#lib/measure.ts";
import { FeelingCurve } from "./feeling-curve.tsx";
import { JourneyKey } from "./journey-key.tsx";
import { JourneyTable } from "./journey-table.tsx";
import { type MapContext, placesOf } from "./map-context.ts";
import { PlaceCell } from "./place-cell.tsx";
import { MainFigure, SideFigure } from "./place-figure.tsx";

type Props = { view: JourneyView; context: MapContext };

/** The journey: stages as columns, how it feels across them, touchpoints below. On a phone one stage stands under the other, with a way to each. */
export function JourneyMap({ view, context }: Props) {
  const t = useTranslations("journey");
  const { locale } = context;
  const outside = placesOf(view, null);
  const columns = { "--stages": view.stages.length } as CSSProperties;
  return (
    <div className="landscape mt-8" style={columns}>
      <IndexNote view={view} context={context} />
      <nav aria-label={t("jump")} className="flex gap-x-4 overflow-x-auto pb-4 text-ui rail:hidden" data-print="hide">
        {view.stages.map(({ key, name }) => (
          <a key={key} href={`#stage-${key}`} className="link shrink-0 py-2">
            {nameIn(locale, name)}
          </a>
        ))}
      </nav>
      <div className="rail:overflow-x-auto print:overflow-visible">
        <div className="rail:min-w-[calc(var(--stages)*11.5rem)] print:min-w-0">
          <div className="border-line border-b max-rail:hidden rail:grid rail:grid-cols-[repeat(var(--stages),minmax(0,1fr))]">
            {view.stages.map((stage) => (
              <div key={stage.key} className={`${column} pb-4`}>
                <StageHead stage={stage} context={context} />
              </div>
            ))}
          </div>
          <div className="border-line border-b py-5" data-print="together">
            <FeelingCurve view={view} context={context} />
          </div>
          <div className="rail:grid rail:grid-cols-[repeat(var(--stages),minmax(0,1fr))]">
            {view.stages.map((stage) => (
              <section
                key={stage.key}
                id={`stage-${stage.key}`}
                aria-label={nameIn(locale, stage.name)}
                className={`${column} max-rail:scroll-mt-16 max-rail:border-line-strong max-rail:border-t max-rail:pt-6`}
              >
                <div className="rail:hidden">
                  <StageHead stage={stage} context={context} />
                </div>
                {placesOf(view, stage.key).map(({ cell, number }) => (
                  <PlaceCell key={cell.key} {...{ cell, number, context }} />
                ))}
              </section>
            ))}
          </div>
        </div>
      </div>
      {outside.length > 0 ? (
        <Section>
          <SectionHeader title={t("outside")} />
          <div className="rail:grid rail:grid-cols-4 rail:gap-x-8">
            {outside.map(({ cell, number }) => (
              <PlaceCell key={cell.key} {...{ cell, number, context }} />
            ))}
          </div>
        </Section>
      ) : null}
      <JourneyKey />
      <JourneyTable view={view} context={context} />
    </div>
  );
}

const column = "min-w-0 rail:border-line rail:border-l rail:px-4 rail:first:border-l-0 rail:first:pl-0 rail:last:pr-0";

function StageHead({ stage, context }: { stage: JourneyColumn; context: MapContext }) {
  const t = useTranslations("journey");
  const { locale } = context;
  const name = nameIn(locale, stage.name);
  const definition = stage.definition[locale] ?? stage.definition.en;
  const answered = journeyKinds.flatMap((kind) => {
    const measure = stage.figures[kind];
    return measure && measure.n > 0 ? [{ kind, measure }] : [];
  });
  const [main, ...others] = answered;
  const unheard = journeyKinds.filter((kind) => !answered.some((one) => one.kind === kind));
  return (
    <>
      <h2 className="text-chart">{name}</h2>
      {definition ? <p className="mb-2 text-ink-3 text-small">{definition}</p> : null}
      {main ? <MainFigure {...main} place={name} context={context} /> : null}
      {others.map((one) => (
        <SideFigure key={one.kind} {...one} place={name} context={context} />
      ))}
      {unheard.length > 0 && context.links ? (
        <p className="mt-1 border-control border-t border-dashed pt-1 text-ink-3 text-small">
          {t("missing", { kinds: context.format.list(unheard.map((kind) => t(`kinds.${kind}`))) })}
        </p>
      ) : null}
    </>
  );
}

/** Said wherever stages were asked differently: their own numbers then stand beside each other, and only the index compares them. */
function IndexNote({ view: { stages, comparisons }, context: { locale, format } }: Props) {
  const t = useTranslations("journey");
  // Ease is an index already, and says so itself.
  const mixed = journeyKinds.filter((kind) => comparisons[kind].basis === "index" && kind !== "ces");
  return mixed.map((kind) => (
    <p key={kind} className="sentence mb-4 border-accent border-l-2 pl-3 text-ink-2 text-ui">
      {t("index", {
        kind: t(`kinds.${kind}`),
        rulers: format.list(
          comparisons[kind].rulers.map(({ metric, scale }) => (scale ? `${metric} ${scale.min}–${scale.max}` : metric)),
        ),
      })}{" "}
      {stages.map(({ key, name }, index) => {
        const figure = comparisons[kind].figures[index];
        return figure ? <IndexFigure key={key} name={nameIn(locale, name)} figure={figure} format={format} /> : null;
      })}
    </p>
  ));
}

type IndexFigureProps = {
  name: string;
  figure: NonNullable<JourneyView["comparisons"]["csat"]["figures"][number]>;
  format: MapContext["format"];
};

function IndexFigure({ name, figure: { value, n, interval }, format }: IndexFigureProps) {
  const t = useTranslations();
  const range = (low: string, high: string) => t("common.figures.range", { low, high });
  return (
    <span className="mr-3 inline-block tabular-nums" data-figure="score" data-n={n}>
      {t("journey.onIndex", {
        ...{ stage: name, value: format.decimal(value), n: format.count(n) },
        interval: interval ? formatInterval(format, "index", value, interval, range) : "–",
      })}
    </span>
  );
}
