import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { getCaller } from "#trpc/server.tsx";

/** Home is to be read at a glance; the rest is under Themes. */
const most = 3;

/** What more and more customers speak of, with the promise how seldom that is said in error; nothing at all where nothing rises. */
export async function RisingThemes({ organisation, format }: { organisation: string; format: Format }) {
  const [caller, locale, t] = await Promise.all([
    getCaller(organisation),
    getLocale(),
    getTranslations("themes.rising"),
  ]);
  const { rising, upTo, falseAlarmsPerMonth } = await caller.themes.rising();
  if (rising.length === 0 || upTo === null) return null;
  return (
    <Section>
      <SectionHeader
        title={t("title", { count: rising.length })}
        lead={t("promise", { count: falseAlarmsPerMonth })}
        actions={
          <Link className="link text-ui" href={paths.themes(organisation)}>
            {t("all")}
          </Link>
        }
      />
      <ul className="border-line border-t">
        {rising.slice(0, most).map(({ key, name, changeFrom, timesAsOften: { value, low, high } }) => (
          <li key={key} className="flex flex-wrap items-baseline gap-x-4 border-line border-b py-3 text-ui">
            <Link
              className="name-link font-medium"
              href={paths.comments(organisation, { period: `${changeFrom}..${upTo}`, theme: key })}
            >
              {nameIn(locale, name)}
            </Link>
            <span className="tabular-nums">
              {t("times", { value: format.decimal(value) })}{" "}
              <span className="text-ink-3 text-small">
                {t("range", { low: format.decimal(low), high: format.decimal(high) })}
              </span>
            </span>
            <span className="text-ink-3 text-small">{t("since", { day: format.day(changeFrom) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
