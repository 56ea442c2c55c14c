import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Section, SectionHeader } from "#components/section.tsx";
import { MakeThemeButton } from "#features/theme-editor/make-theme-button.tsx";
import { paths } from "#lib/paths.ts";
import { periodText } from "#lib/period.ts";
import { getCaller } from "#trpc/server.tsx";
import type { ThemesContext } from "./screen-context.ts";

/** What comments without a theme repeat, each a click away from being a theme. */
export async function PhrasesSection({ context, canEdit }: { context: ThemesContext; canEdit: boolean }) {
  const { organisation, format, period, view } = context;
  const [t, caller] = await Promise.all([getTranslations("themes.phrases"), getCaller(organisation)]);
  const { phrases, readCount, isAll } = await caller.themes.phrases({ period });
  const days = { from: format.day(period.from), to: format.day(period.to) };
  const lead = isAll ? t("lead", { ...days, count: readCount }) : t("leadNewest", { ...days, count: readCount });
  return (
    <Section>
      <SectionHeader title={phrases.length === 0 ? t("none") : t("title")} lead={lead} />
      <ul className="grid gap-x-12 rail:grid-cols-2">
        {phrases.map(({ phrase, rule, sayers, matches, matchesAreCapped }) => (
          <li key={phrase} className="flex min-w-0 items-center justify-between gap-4 border-line border-b py-3">
            <div className="min-w-0">
              <h3 className="break-words font-semibold text-ui">{phrase}</h3>
              <p className="text-ink-3 text-small">
                {t("sayers", { count: sayers })}{" "}
                <Link
                  className="link"
                  href={paths.comments(organisation, { period: periodText(view.period), q: phrase })}
                >
                  {matchesAreCapped ? t("openMany", { count: matches }) : t("open", { count: matches })}
                  <span className="sr-only">{t("about", { phrase })}</span>
                </Link>
              </p>
            </div>
            {canEdit ? <MakeThemeButton phrase={phrase} rule={rule} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
