"use client";

import type { DistributionItem } from "@heard/core/distributions";
import { Cell, RowHead } from "@heard/ui/table";
import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { figureOf } from "#features/scores/figure.tsx";
import type { Format } from "#lib/format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { delayOf } from "./delay.ts";

type Props = { items: readonly DistributionItem[]; format: Format };

/** How long it took from what happened to the message, measured on every message that went. */
export function DelayPart({ items, format }: Props) {
  const t = useTranslations("distribution.delay");
  const trpc = useTRPC();
  const triggers = items.filter(({ event, state }) => event !== null && state !== "draft");
  const delays = useQueries({
    queries: triggers.map(({ id }) => trpc.distributions.delay.queryOptions({ distributionId: id })),
  });
  const words = (seconds: number | null | undefined) => {
    if (seconds === null || seconds === undefined) return "";
    const { unit, count } = delayOf(seconds);
    return t(`units.${unit}`, { count });
  };
  // Times, not scores: measured on every message.
  const measured = (n = 0) => figureOf({ value: n, n, unit: "responses" });
  if (triggers.length === 0) return null;
  return (
    <Section>
      <SectionHeader title={t("title")} lead={t("lead")} />
      <ListTable
        stacks
        caption={t("title")}
        columns={[
          { label: t("sending") },
          { label: t("sent"), numeric: true },
          { label: t("wanted"), numeric: true },
          { label: t("median"), numeric: true },
          { label: t("p95"), numeric: true },
          { label: t("lag"), numeric: true },
        ]}
      >
        {triggers.map(({ id, name }, place) => {
          const delay = delays[place]?.data;
          return (
            <tr key={id}>
              <RowHead>{name}</RowHead>
              <Cell numeric>{delay ? format.count(delay.sentCount) : ""}</Cell>
              <Cell numeric {...measured(delay?.sentCount)}>
                {words(delay?.wantedSeconds)}
              </Cell>
              {delay?.sentCount === 0 ? (
                <Cell colSpan={3} numeric className="text-ink-3">
                  {t("none")}
                </Cell>
              ) : (
                <>
                  <Cell numeric {...measured(delay?.sentCount)}>
                    {words(delay?.medianSeconds)}
                  </Cell>
                  <Cell numeric {...measured(delay?.sentCount)}>
                    {words(delay?.p95Seconds)}
                  </Cell>
                  <Cell numeric {...measured(delay?.sentCount)}>
                    {words(delay?.medianLagSeconds)}
                  </Cell>
                </>
              )}
            </tr>
          );
        })}
      </ListTable>
    </Section>
  );
}
