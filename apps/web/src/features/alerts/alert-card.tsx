"use client";

import type { AlertItem } from "@heard/core/alerts";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { AlertActions } from "./alert-actions.tsx";
import { AlertChart } from "./alert-chart.tsx";
import { AlertMarks } from "./alert-marks.tsx";
import type { AlertsContext } from "./alerts-screen.tsx";
import { type AlertWords, useAlertWords } from "./use-alert-words.ts";

type Change = NonNullable<AlertItem["change"]>;
type Of = { alert: AlertItem; change: Change; words: AlertWords; format: Format };

/** One event: the finding, what it rests on, what came of the answers and what of who answered, and what to do. */
export function AlertCard({ alert, ...context }: AlertsContext & { alert: AlertItem }) {
  const { format } = context;
  const words = useAlertWords(format);
  const { change } = alert;
  return (
    <li className="min-w-0" data-figure="effect">
      <AlertMarks alert={alert} format={format} />
      {change ? (
        <AlertChart {...{ alert, change, words, format }} annotations={context.annotations}>
          <ChangeLine {...{ alert, change, words, format }} />
        </AlertChart>
      ) : (
        <SilenceNote alert={alert} words={words} format={format} />
      )}
      {change ? <Explained {...{ alert, change, words, format }} /> : null}
      <AlertActions alert={alert} title={words.title(alert)} {...context} />
    </li>
  );
}

function ChangeLine({ alert, change, words, format }: Of) {
  const t = useTranslations("alerts.figures");
  const { measure, changeFrom } = alert;
  return (
    <>
      {t("change", {
        ...{ n: t("n", { count: format.count(change.n) }), day: format.day(changeFrom) },
        ...{
          before: words.value(measure, change.meanBefore),
          nBefore: t("n", { count: format.count(change.nBefore) }),
        },
        delta: words.delta(measure, change.delta),
        ...{ low: words.end(measure, change.interval.low), high: words.end(measure, change.interval.high) },
      })}{" "}
      {change.fresh ? null : t("search")}
    </>
  );
}

/** How the change is made up, what it was like afterwards, and where else it shows. */
function Explained({ alert: { measure }, change, words, format }: Of) {
  const t = useTranslations("alerts");
  const { split, fresh, lines, alsoSeenIn, firstSeenIn } = change;
  const part = ({ value, se }: { value: number; se: number }) =>
    t("splitPart", {
      ...{ value: words.delta(measure, value), low: words.end(measure, value - 1.96 * se) },
      high: words.end(measure, value + 1.96 * se),
    });
  const shown = alsoSeenIn.slice(0, mostPlaces).map(({ where }) => words.place(where));
  return (
    <div className="mt-2 flex flex-col gap-1 text-ink-2 text-small">
      {split ? (
        <p className="sentence">
          {t("splitLine", { real: part(split.real), mix: part(split.mix), mode: part(split.mode) })}{" "}
          <strong className="font-medium">{t(`splitWords.${split.paradox ?? split.headline ?? "none"}`)}</strong>
        </p>
      ) : null}
      {fresh ? (
        <p className="sentence">
          {t("fresh", {
            ...{ n: t("figures.n", { count: format.count(fresh.n) }), delta: words.delta(measure, fresh.delta) },
            ...{ low: words.end(measure, fresh.interval.low), high: words.end(measure, fresh.interval.high) },
          })}
        </p>
      ) : null}
      {lines.map((line) => (
        <p key={words.measure(line.measure)} className="sentence">
          {t("lines", {
            ...{ measure: words.measure(line.measure), delta: words.delta(line.measure, line.delta) },
            ...{ low: words.end(line.measure, line.interval.low), high: words.end(line.measure, line.interval.high) },
            count: format.count(line.n),
          })}
        </p>
      ))}
      {firstSeenIn ? <p>{t("widened", { place: words.place(firstSeenIn) })}</p> : null}
      {shown.length > 0 ? <p className="sentence">{t("alsoSeenIn", { places: format.list(shown) })}</p> : null}
    </div>
  );
}

const mostPlaces = 6;

function SilenceNote({ alert, words, format }: { alert: AlertItem; words: AlertWords; format: Format }) {
  const t = useTranslations("alerts.figures");
  const { silence, changeFrom } = alert;
  const day = format.day(changeFrom);
  const expected = Math.round(silence?.expected ?? 0);
  return (
    <>
      <h2 className="text-chart">{words.title(alert)}</h2>
      <p className="sentence text-ink-3 text-small">
        {silence?.until
          ? t("silenceEnded", { day, until: format.day(silence.until), expected })
          : t("silence", { day, expected })}
      </p>
    </>
  );
}
