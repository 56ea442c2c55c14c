import { useTranslations } from "next-intl";
import { ExportMenu } from "#features/exports/export-menu.tsx";
import { PrintHead } from "#features/exports/print-head.tsx";
import { exportContents } from "#features/scores/export-content.ts";
import type { ScreenContext } from "#features/scores/screen-context.ts";
import type { DayRange } from "#lib/days.ts";
import { type MeasureResult, nameIn } from "#lib/measure.ts";

export type HomeHeadProps = {
  metrics: readonly MeasureResult[];
  touchpoints: MeasureResult | null;
  period: DayRange;
  before: DayRange | null;
  /** The touchpoints that the reader is limited to, by name. */
  open: readonly string[] | null;
  screen: ScreenContext;
  now: Date;
};

/** The one thing that matters, in a sentence or two; above it the moment, beside it what is compared with what. */
export function HomeHead({ metrics, touchpoints, period, before, open, screen, now }: HomeHeadProps) {
  const t = useTranslations("home");
  const titles = useTranslations();
  const { format, organisation, canExport } = screen;
  return (
    <>
      <PrintHead
        organisation={organisation}
        title={titles("shell.places.home")}
        days={period}
        compared={before}
        filters={open ? [t("open", { names: format.list([...open]) })] : []}
        format={format}
      />
      <header className="flex items-end justify-between gap-x-8 gap-y-2 border-line border-b pb-5 max-rail:flex-wrap">
        <div className="max-w-3xl">
          <p className="mb-1 text-ink-3 text-small">
            <time dateTime={now.toISOString()}>{format.longInstant(now)}</time>
          </p>
          <h1 className="text-verdict max-rail:text-verdict-phone">{useHeadline(metrics, touchpoints, screen)}</h1>
          {open ? (
            <p className="sentence mt-2 text-ink-2 text-ui" data-print="hide">
              {t("open", { names: format.list([...open]) })}
            </p>
          ) : null}
        </div>
        <div className="flex shrink-0 flex-col-reverse items-end gap-3 max-rail:w-full max-rail:flex-row max-rail:items-center max-rail:justify-between">
          {before ? (
            <p className="text-ink-3 text-small">
              {t("against", { from: format.days(period.from, period.to), before: format.days(before.from, before.to) })}
            </p>
          ) : null}
          <div data-print="hide">
            <ExportMenu
              organisation={organisation.key}
              content={exportContents(screen).scores()}
              canExport={canExport}
              of={titles("scores.title")}
            />
          </div>
        </div>
      </header>
    </>
  );
}

/** A sentence about the metrics, and one about the touchpoints that changed: a steady mean can hide a bad corner. */
function useHeadline(
  metrics: readonly MeasureResult[],
  touchpoints: MeasureResult | null,
  { format, locale }: ScreenContext,
): string {
  const t = useTranslations("home.headline");
  const sentence = (measures: { name: string; verdict: string | null | undefined }[]) => {
    const named = (verdict: string) =>
      format.list(measures.flatMap((one) => (one.verdict === verdict ? [one.name] : [])));
    const [improved, worsened] = [named("improved"), named("worsened")];
    if (improved && worsened) return t("both", { improved, worsened });
    if (improved) return t("improved", { improved });
    return worsened ? t("worsened", { worsened }) : null;
  };
  const ofMetrics = metrics.map(({ total }) => ({ name: nameIn(locale, total.name), verdict: total.change?.verdict }));
  const ofTouchpoints = (touchpoints?.groups ?? []).map(({ name, measure }) => ({
    name: name ? nameIn(locale, name) : "",
    verdict: measure.change?.verdict,
  }));
  if (metrics.every(({ total }) => total.n === 0)) return t("none");
  const steady = ofMetrics.some(({ verdict }) => verdict === "noDetectableChange") ? t("unchanged") : t("tooFew");
  const joint = locale === "en" ? " " : "";
  return [sentence(ofMetrics) ?? steady, sentence(ofTouchpoints)].filter((part) => part !== null).join(joint);
}
