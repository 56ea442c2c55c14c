"use client";

import type { CouncilReport } from "@heard/core/council";
import { useLocale, useTranslations } from "next-intl";
import { RowMenu } from "#components/row-menu.tsx";
import { SectionHeader } from "#components/section.tsx";
import { nameIn } from "#lib/measure.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import type { CouncilContext } from "./council-screen.tsx";
import { useCouncilRun } from "./use-council-run.ts";

type Row = CouncilReport["coverage"][number];

/** Who in the council stands for which touchpoint; those without anybody stand out. */
export function CoverageTable({ report }: CouncilContext) {
  const t = useTranslations("council.coverage");
  const locale = useLocale();
  const gaps = report.coverage.filter(({ seats }) => seats.length === 0).length;
  const names = new Map(report.members.map(({ id, name }) => [id, name]));
  return (
    <section>
      <SectionHeader title={t("title")} lead={gaps === 0 ? t("full") : t("gaps", { count: gaps })} />
      {report.members.length === 0 ? <p className="mb-3 text-ink-2 text-small">{t("noMembers")}</p> : null}
      <ul className="text-ui">
        {report.coverage.map((row) => (
          <li key={row.touchpoint} className="flex min-h-9 items-center gap-3 border-line border-b py-1">
            <span className="wrap-anywhere max-w-[55%] shrink-0">{nameIn(locale, row.name)}</span>
            {row.seats.length === 0 ? (
              <span className="ml-auto rounded-chip border border-detractor border-dashed px-1.5 text-detractor text-small">
                {t("none")}
              </span>
            ) : (
              <span className="min-w-0 grow text-right text-ink-2 text-small">
                {row.seats
                  .map(({ memberId, part }) => t("holder", { name: names.get(memberId) ?? "", part: t(part) }))
                  .join(t("between"))}
              </span>
            )}
            {report.canEdit && report.members.length > 0 ? <SeatMenu row={row} report={report} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SeatMenu({ row, report }: { row: Row; report: CouncilReport }) {
  const t = useTranslations("council.coverage");
  const locale = useLocale();
  const { council: client } = useTRPCClient();
  const { run } = useCouncilRun();
  const seat = (memberId: number, part: "owner" | "deputy" | null) => ({
    onAction: () => void run(() => client.setSeat.mutate({ touchpoint: row.touchpoint, memberId, part }), t("saved")),
  });
  return (
    <span data-print="hide">
      <RowMenu
        label={t("add", { touchpoint: nameIn(locale, row.name) })}
        groups={report.members.map(({ id, name }) => ({
          id: String(id),
          items: [
            { id: `${id}-owner`, label: t("seat.owner", { name }), ...seat(id, "owner") },
            { id: `${id}-deputy`, label: t("seat.deputy", { name }), ...seat(id, "deputy") },
            ...(row.seats.some(({ memberId }) => memberId === id)
              ? [{ id: `${id}-remove`, label: t("seat.remove", { name }), danger: true, ...seat(id, null) }]
              : []),
          ],
        }))}
      />
    </span>
  );
}
