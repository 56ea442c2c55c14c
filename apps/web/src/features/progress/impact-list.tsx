import type { ImpactItem } from "@heard/core/progress";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { VerdictLine } from "./verdict-line.tsx";

type ImpactListProps = { organisation: string; items: readonly ImpactItem[]; format: Format };

/** What came of the plans that the reader had a part in, the newest first, whichever way it went. */
export function ImpactList({ organisation, items, format }: ImpactListProps) {
  const t = useTranslations("progress.impact");
  if (items.length === 0) return <p className="text-body text-ink-2">{t("none")}</p>;
  return (
    <ul className="grid gap-x-10 rail:grid-cols-2">
      {items.map(({ plan, parts, linkedComments, verdict }) => (
        <li key={plan.id} className="border-line border-b py-3">
          <Link className="name-link wrap-anywhere text-ui" href={paths.plan(organisation, plan.number)}>
            {plan.number} {plan.title}
          </Link>
          <p className="text-ink-3 text-small">
            {[
              ...parts.map((part) => t(part)),
              ...(linkedComments > 0 ? [t("linked", { count: linkedComments })] : []),
            ].join(" · ")}
          </p>
          {verdict ? (
            <VerdictLine verdict={verdict} format={format} />
          ) : (
            <p className="text-ink-3 text-small">{t("pending")}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
