import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { Section, SectionHeader } from "#components/section.tsx";

export type AboutScreenProps = { version: string; gatewayUrl: string; packages: string };

const stored = [
  ...(["database", "keeping", "contacts", "files", "backups"] as const),
  ...(["letters", "others", "secrets", "devices", "browser"] as const),
];

/** Settings / About: what this is, what lies where, whose marks it names. */
export function AboutScreen({ version, gatewayUrl, packages }: AboutScreenProps) {
  const t = useTranslations("about");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { version })} />
      <Part title={t("stored.title")} lead={t("stored.lead")}>
        <dl className="border-line border-t">
          {stored.map((place) => (
            <div key={place} className="grid gap-x-6 border-line border-b py-2.5 rail:grid-cols-[10rem_minmax(0,1fr)]">
              <dt className="font-medium text-ui">{t(`stored.${place}`)}</dt>
              <dd className="sentence text-body text-ink-2">{t(`stored.${place}Body`)}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title={t("licences.title")}>
        <div className="sentence flex flex-col gap-2 text-body text-ink-2">
          <p>{t("licences.body")}</p>
          <p>{t("licences.fonts")}</p>
          <p>{t("licences.packages", { list: packages })}</p>
        </div>
      </Part>
      <Part title={t("marks.title")}>
        <div className="sentence flex flex-col gap-2 text-body text-ink-2">
          <p>{t("marks.nps")}</p>
          <p>{t("marks.others")}</p>
        </div>
      </Part>
      <Part title={t("links.title")}>
        <ul className="flex flex-col gap-2 text-body">
          <li>
            <Link href={`${gatewayUrl}/api/v1/openapi.json`} className="link finger-high">
              {t("links.api")}
            </Link>
          </li>
          <li className="sentence">
            {t("links.source")}
            <span className="block text-ink-3 text-small">{t("links.sourceBody")}</span>
          </li>
        </ul>
      </Part>
    </>
  );
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Section className="grid gap-x-12 gap-y-3 rail:grid-cols-[16rem_minmax(0,1fr)]">
      <SectionHeader title={title} lead={lead} />
      <div className="max-w-3xl">{children}</div>
    </Section>
  );
}
