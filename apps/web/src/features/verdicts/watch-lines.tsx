import type { PlanVerdictReport } from "@heard/core/verdicts";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { useEffectWords } from "./use-effect-words.ts";

type WatchLinesProps = { report: PlanVerdictReport; format: Format; again: ReactNode };

/** Whether what a closed plan had reached lasts, with the numbers of the newest look; when it does not, a way to begin anew. */
export function WatchLines({ report: { watch, registered }, format, again }: WatchLinesProps) {
  const t = useTranslations("verdicts.watch");
  const locale = useLocale();
  const words = useEffectWords(format);
  const look = watch?.looks.at(-1);
  if (!watch) return null;
  if (!look) return watch.watchedFrom === null ? null : <AnewLines watch={watch} format={format} />;
  const { method } = registered.goal;
  const days = format.days(look.from, look.to);
  const isBack = watch.cameBackOn !== null;
  const gap =
    look.gap === null || look.bound === null
      ? null
      : { gap: words.signed(method, look.gap), bound: words.signed(method, look.bound) };
  return (
    <div className="mt-6 border-line border-t pt-4">
      <h3 className="font-semibold text-ui">{t("title")}</h3>
      <p className={isBack ? "sentence mt-1 font-medium text-body text-detractor" : "sentence mt-1 text-body"}>
        {isBack ? t("back", { days }) : t("lasts", { count: watch.looks.length, days })}
      </p>
      <FormerLines watch={watch} format={format} />
      {gap ? (
        <p className="sentence mt-1 text-ink-2 text-ui">
          {t(look.alarms.includes("score") ? "backScore" : "score", gap)}
        </p>
      ) : null}
      {look.alarms.includes("theme")
        ? look.themes.map(({ theme, name, share, reference }) => (
            <p key={theme} className="sentence mt-1 text-ink-2 text-ui">
              {t("backTheme", {
                theme: nameIn(locale, name),
                share: format.percent(share),
                reference: format.percent(reference),
              })}
            </p>
          ))
        : null}
      {isBack ? (
        <div className="mt-3" data-print="hide">
          {again}
        </div>
      ) : (
        <p className="mt-1 text-ink-3 text-small">
          {watch.nextOn === null ? t("over") : t("next", { day: format.day(watch.nextOn) })}
        </p>
      )}
    </div>
  );
}

type Watch = NonNullable<PlanVerdictReport["watch"]>;

/** Closed anew, and nothing looked at since. */
function AnewLines({ watch, format }: { watch: Watch; format: Format }) {
  const t = useTranslations("verdicts.watch");
  return (
    <div className="mt-6 border-line border-t pt-4">
      <h3 className="font-semibold text-ui">{t("title")}</h3>
      <FormerLines watch={watch} format={format} />
    </div>
  );
}

/** That it came back before, and since when it is watched anew. */
function FormerLines({ watch: { watchedFrom, former }, format }: { watch: Watch; format: Format }) {
  const t = useTranslations("verdicts.watch");
  if (watchedFrom === null) return null;
  const back = former.flatMap(({ cameBackOn, looks }) => {
    const look = looks.at(-1);
    return cameBackOn !== null && look ? [format.days(look.from, look.to)] : [];
  });
  return (
    <p className="sentence mt-1 text-ink-2 text-ui">
      {back.length === 0 ? null : `${t("before", { days: format.list(back) })} `}
      {t("anew", { day: format.day(watchedFrom) })}
    </p>
  );
}
