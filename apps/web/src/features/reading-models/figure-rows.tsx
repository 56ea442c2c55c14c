import type { ListedModel } from "@heard/core/reading-models";
import { ticksOf } from "@heard/ui/charts/geometry";
import { IntervalRow, IntervalScale } from "@heard/ui/charts/interval-row";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { type Compared, shareDomain } from "./reading-figures.ts";

const columns = "rail:grid-cols-[minmax(8rem,2fr)_minmax(0,4fr)_4rem_4rem_9rem]";

/** The share that each model puts on the right side, for all held-out comments and for parts of them: a dot with its interval, a tick for the model that ships. */
export function FigureRows({ model, format }: { model: ListedModel; format: Format }) {
  const t = useTranslations("readingModels.figures");
  const rows = useRows(model, format);
  const domain = shareDomain(rows.map(({ compared }) => compared));
  const hasPeople = model.parts.some(({ part }) => part === "byPeople");
  return (
    <div>
      <div
        aria-hidden
        className={`hidden gap-x-6 border-line-strong border-b pb-2 text-ink-2 text-small rail:grid ${columns}`}
      >
        <span>{t("title")}</span>
        <span />
        <span className="text-right">{t("before")}</span>
        <span className="text-right">{t("own", { version: String(model.version) })}</span>
        <span className="text-right">{t("change")}</span>
      </div>
      <ul>
        {rows.map(({ name, compared }) => (
          <Row key={name} name={name} compared={compared} domain={domain} version={model.version} format={format} />
        ))}
      </ul>
      <div className={`grid gap-x-6 pt-1 max-rail:px-3 ${columns}`}>
        <span className="rail:col-start-2">
          <IntervalScale
            domain={domain}
            ticks={ticksOf(domain).map((value) => ({ value, label: format.wholePercent(value) }))}
          />
        </span>
      </div>
      {hasPeople ? <p className="sentence mt-2 text-ink-3 text-small">{t("note")}</p> : null}
    </div>
  );
}

function useRows({ all, parts, languages }: ListedModel, format: Format): { name: string; compared: Compared }[] {
  const t = useTranslations("readingModels.figures");
  const nameOf = (language: string) =>
    language === "und" ? t("unknownLanguage") : t("language", { language: format.language(language) });
  return [
    ...(all ? [{ name: t("all"), compared: all }] : []),
    ...(parts.length > 1 ? parts.map(({ part, comparison }) => ({ name: t(part), compared: comparison })) : []),
    ...(languages.length > 1
      ? languages.map(({ language, comparison }) => ({ name: nameOf(language), compared: comparison }))
      : []),
  ];
}

type RowProps = { name: string; compared: Compared; domain: [number, number]; version: number; format: Format };

function Row({ name, compared: { own, before, change }, domain, version, format }: RowProps) {
  const t = useTranslations("readingModels.figures");
  const points = (share: number) => format.points(share * 100);
  const range = t("rangeOf", { low: points(change.interval.low), high: points(change.interval.high) });
  const label = t("row", {
    part: name,
    version: String(version),
    own: `${format.percent(own.value)} (${t("rangeOf", { low: format.percent(own.interval.low), high: format.percent(own.interval.high) })})`,
    before: format.percent(before.value),
  });
  return (
    <li
      className={`grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-6 border-line border-b py-2 ${columns}`}
    >
      <span className="min-w-0 max-rail:col-span-3">
        <span className="font-medium text-ui">{name}</span>{" "}
        <span className="text-ink-3 text-small tabular-nums">n = {format.count(own.n)}</span>
      </span>
      <span className="max-rail:col-span-3 max-rail:px-3">
        <IntervalRow
          label={label}
          domain={domain}
          value={own.value}
          low={own.interval.low}
          high={own.interval.high}
          before={before.value}
        />
      </span>
      <span className="text-right text-ui tabular-nums max-rail:text-left">
        <span className="text-ink-3 text-small rail:sr-only">{t("before")} </span>
        {format.percent(before.value)}
      </span>
      <span className="text-right font-semibold text-ui tabular-nums">
        <span className="font-normal text-ink-3 text-small rail:sr-only">
          {t("own", { version: String(version) })}{" "}
        </span>
        {format.percent(own.value)}
      </span>
      <span className="text-right tabular-nums">
        <span className="block font-medium text-ui">{points(change.value)}</span>
        <span className="block whitespace-nowrap text-ink-3 text-small">{range}</span>
      </span>
    </li>
  );
}
