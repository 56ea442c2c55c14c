"use client";

import { Cell, RowHead } from "@heard/ui/table";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { LedgerState, Why } from "#features/distribution/ledger-table.tsx";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";

export type ContactAskedProps = { contactId: string; organisation: { key: string; timeZone: string } };

/** Why this contact was, or was not, asked, over all surveys: said from the ledger of what is sent. */
export function ContactAsked({ contactId, organisation }: ContactAskedProps) {
  const t = useTranslations("distribution");
  const trpc = useTRPC();
  const format = useFormat(organisation.timeZone);
  const { data } = useQuery(trpc.ledger.explain.queryOptions({ contactId }));
  if (!data) return null;
  const limits = data.limits
    .map(({ most, days, taken }) => t("asked.limit", { days, most: format.count(most), taken: format.count(taken) }))
    .join(" · ");
  return (
    <section className="mt-10 border-line border-t pt-8">
      <h2 className="text-chart">{t("asked.title")}</h2>
      <p className="sentence mb-4 text-ink-3 text-small">
        {data.allowedAt === null
          ? t("asked.allowedNow")
          : t("asked.allowedAt", { time: format.instant(data.allowedAt) })}{" "}
        {limits}
      </p>
      {data.rows.length === 0 ? (
        <p className="text-ink-3 text-ui">{t("asked.none")}</p>
      ) : (
        <ListTable
          caption={t("asked.title")}
          columns={[
            { label: t("asked.survey") },
            { label: t("ledger.what") },
            { label: t("ledger.why") },
            { label: t("ledger.when") },
          ]}
        >
          {data.rows.map((row) => (
            <tr key={row.id}>
              <RowHead>
                {row.survey} <span className="font-normal text-ink-3 text-small">{row.distribution}</span>
              </RowHead>
              <Cell>
                <LedgerState row={row} />
              </Cell>
              <Cell>
                <Why row={row} format={format} />
              </Cell>
              <Cell className="whitespace-nowrap">{format.instant(row.sentAt ?? row.eligibleAt)}</Cell>
            </tr>
          ))}
        </ListTable>
      )}
    </section>
  );
}
