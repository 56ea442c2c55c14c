import type { RisingTheme, RisingThemes } from "@heard/core/themes";
import { CountBars } from "@heard/ui/charts/count-bars";
import { DownIcon, UpIcon } from "@heard/ui/icons";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import type { ThemesContext } from "./screen-context.ts";

const [weeksNeeded, answersNeeded] = [8, 60];

/** The themes that more and more comments speak of, with the promise how seldom that is said in error. */
export function RisingSection({ rising, context }: { rising: RisingThemes; context: ThemesContext }) {
  const t = useTranslations("themes.rising");
  const { format } = context;
  const { watched, learning, tooFew, upTo } = rising;
  if (upTo === null || watched === 0)
    return (
      <Section>
        <SectionHeader title={t("calm")} lead={t("learning", { weeks: weeksNeeded, answers: answersNeeded })} />
      </Section>
    );
  const count = rising.rising.length;
  return (
    <Section>
      <SectionHeader
        title={count === 0 ? t("calm") : t("title", { count })}
        lead={
          <>
            {t("lead", { upTo: format.day(upTo), watched })}{" "}
            <strong className="font-semibold text-ink-2">{t("promise", { count: rising.falseAlarmsPerMonth })}</strong>
            {learning + tooFew > 0 ? ` ${t("short", { count: learning + tooFew })}` : null}
          </>
        }
      />
      {count === 0 ? null : (
        <>
          <ul className="grid gap-x-8 gap-y-6 rail:grid-cols-3">
            {rising.rising.map((theme) => (
              <Rise key={theme.key} theme={theme} upTo={upTo} context={context} />
            ))}
          </ul>
          <p className="mt-3 text-ink-3 text-small">{t("caution")}</p>
        </>
      )}
    </Section>
  );
}

function Rise({ theme, upTo, context }: { theme: RisingTheme; upTo: string; context: ThemesContext }) {
  const t = useTranslations("themes.rising");
  const { format, locale, organisation } = context;
  const name = nameIn(locale, theme.name);
  const { value, low, high } = theme.timesAsOften;
  const words = {
    ...{ name, count: theme.count, answers: theme.answers },
    ...{ from: format.day(theme.changeFrom), expected: format.decimal(theme.expected) },
  };
  return (
    <li className="min-w-0">
      <h3 className="flex items-center gap-1.5 font-semibold text-ui">
        <ToneMark counts={theme.counts} /> {name}
      </h3>
      <p className="text-small">
        <strong className="font-semibold">{t("times", { value: format.decimal(value) })}</strong>{" "}
        <span className="text-ink-3">{t("range", { low: format.decimal(low), high: format.decimal(high) })}</span>
      </p>
      <p className="mb-2 text-ink-3 text-small">{t("figures", words)}</p>
      <CountBars
        label={t("chart", words)}
        bars={theme.weeks.map(({ from, count }) => ({ key: from, count, focus: from >= theme.changeFrom }))}
        height={48}
      />
      <WeekScale theme={theme} format={format} />
      <Link
        className="link text-small"
        href={paths.comments(organisation, { period: `${theme.changeFrom}..${upTo}`, theme: theme.key })}
      >
        {t("open", { name })}
      </Link>
    </li>
  );
}

/** The first week that is drawn, and under its bar the one from which on it rises; a rise that began before is the first. */
function WeekScale({ theme: { weeks, changeFrom }, format }: { theme: RisingTheme; format: ThemesContext["format"] }) {
  const [first] = weeks;
  const at = weeks.findIndex(({ from }) => from >= changeFrom);
  const begins = <span className="font-medium text-accent">{format.shortDay(changeFrom)}</span>;
  if (first === undefined || at <= 0) return <p className="text-small">{begins}</p>;
  const isLate = at > weeks.length * 0.7;
  return (
    <p className="relative flex justify-between text-ink-3 text-small">
      <span>{at < 4 ? "" : format.shortDay(first.from)}</span>
      <span
        className={isLate ? "" : "absolute"}
        style={isLate ? {} : { insetInlineStart: `${(at / weeks.length) * 100}%` }}
      >
        {begins}
      </span>
      {isLate ? null : <span aria-hidden>&nbsp;</span>}
    </p>
  );
}

/** Whether people speak ill or well of it, in a sign with its word. */
function ToneMark({ counts }: { counts: RisingTheme["counts"] }) {
  const t = useTranslations("themes.rising");
  const { negative, positive } = counts;
  if (negative > positive)
    return (
      <span role="img" aria-label={t("negative")}>
        <DownIcon className="text-detractor" />
      </span>
    );
  if (positive > negative)
    return (
      <span role="img" aria-label={t("positive")}>
        <UpIcon className="text-promoter" />
      </span>
    );
  return <span className="sr-only">{t("neither")}</span>;
}
