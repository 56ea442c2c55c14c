import type { ResponseDetail } from "@heard/core/responses/queries";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Catalogue, Named } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";

export type ResponseFactsProps = {
  response: ResponseDetail;
  catalogue: Catalogue;
  format: Format;
  organisation: string;
};

/** Where a response comes from: source, contact, time, segments, and the customer where the reader may see them. */
export function ResponseFacts({ response, catalogue, format, organisation }: ResponseFactsProps) {
  const t = useTranslations("responses");
  const modes = useTranslations("common.modes");
  const locale = useLocale();
  const named = (rows: readonly Named[], key: string | null) => {
    const row = rows.find((one) => one.key === key);
    return row ? nameIn(locale, row.name) : (key ?? t("none"));
  };
  const segments = Object.entries(response.segments).map(([key, value]) => {
    const field = catalogue.segmentFields.find((one) => one.key === key);
    return { name: field ? nameIn(locale, field.name) : key, value: named(field?.values ?? [], value) };
  });
  return (
    <aside>
      <h2 className="mb-2 text-chart">{t("where")}</h2>
      <dl>
        <Fact name={t("source")}>{named(catalogue.sources, response.source)}</Fact>
        {response.importId === null ? null : (
          <Fact name={t("import")}>
            <Link href={paths.import(organisation, response.importId)} className="link">
              {t("importOf", { id: String(response.importId) })}
            </Link>
          </Fact>
        )}
        <Fact name={t("touchpoint")}>{named(catalogue.touchpoints, response.touchpoint)}</Fact>
        <Fact name={t("channel")}>{named(catalogue.channels, response.channel)}</Fact>
        <Fact name={t("mode")}>{modes(response.mode)}</Fact>
        <Fact name={t("language")}>{response.language ? format.language(response.language) : t("none")}</Fact>
        <Fact name={t("answered")}>
          {response.occurredAt
            ? format.instant(new Date(response.occurredAt))
            : format.day(response.occurredOn ?? response.day)}
        </Fact>
        <Fact name={t("received")}>{format.instant(new Date(response.receivedAt))}</Fact>
        {response.externalId ? <Fact name={t("externalId")}>{response.externalId}</Fact> : null}
        {segments.map(({ name, value }) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
        {response.hasCustomer ? <Fact name={t("customer")}>{response.customer ?? t("customerHidden")}</Fact> : null}
      </dl>
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4 border-line border-b py-2 text-ui">
      <dt className="shrink-0 text-ink-3">{name}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  );
}
