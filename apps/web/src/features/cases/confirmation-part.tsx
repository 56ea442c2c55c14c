import type { CaseConfirmation } from "@heard/core/cases";
import { useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";

/** How many closed cases their customers call settled, with its interval and who did not say so. */
export function ConfirmationPart({ confirmation, format }: { confirmation: CaseConfirmation; format: Format }) {
  const t = useTranslations("cases.confirmation");
  const { share, interval, n, unhappy, unsure, waiting, unreachable } = confirmation;
  const since = format.day(confirmation.since);
  return (
    <Section>
      <SectionHeader title={t("title")} lead={t("method")} />
      {share === null || interval === null ? (
        <p className="sentence text-body">{t("none", { since })}</p>
      ) : (
        <p className="sentence text-body" data-figure="score" data-n={n}>
          {t("sentence", {
            ...{ share: format.percent(share), n, since },
            ...{ low: format.percent(interval.low), high: format.percent(interval.high) },
          })}{" "}
          <span className="text-ink-2">{t("rest", { unhappy, unsure, waiting, unreachable })}</span>
        </p>
      )}
    </Section>
  );
}
