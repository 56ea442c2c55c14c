"use client";

import type { AudiencePreview } from "@heard/core/distributions";
import { LoadMore } from "@heard/ui/load-more";
import { Cell, RowHead } from "@heard/ui/table";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { contactLabel } from "./contact-label.ts";
import { useRuleWord } from "./use-rule-word.ts";

type ListProps = { distributionId: number; initial: AudiencePreview };
type Props = ListProps & {
  organisation: string;
  format: Format;
  /** Who they are is shown by the grant to see customers. */
  seesCustomers: boolean;
};

const perPage = 50;

/** Who would get it now, in the order of the draw; who would not, and why. As it was saved last. */
export function AudiencePart({ organisation, distributionId, initial, format, seesCustomers }: Props) {
  const t = useTranslations("distribution.form");
  const common = useTranslations("common.list");
  const ledger = useTranslations("distribution.ledger");
  const ruleWord = useRuleWord();
  const list = usePreview(distributionId, initial);
  const { drawn, eligible, askable, protectedCount } = list.data.pages[0] ?? initial;
  const people = list.data.pages.flatMap((page) => page.people);
  return (
    <Section>
      <SectionHeader
        title={t("preview")}
        lead={t("previewCount", {
          ...{ drawn, eligible: format.count(eligible), askable: format.count(askable) },
          held: protectedCount,
        })}
      />
      {people.length > 0 && !seesCustomers ? (
        <p className="mb-3 max-w-prose text-ink-3 text-ui">{t("hidden")}</p>
      ) : null}
      {people.length > 0 ? (
        <ListTable
          className="max-w-3xl"
          caption={t("preview")}
          columns={[{ label: t("customer") }, { label: t("language") }, { label: t("standing") }]}
        >
          {people.map(({ contact, rule, protectedUntil }) => (
            <tr key={contact.id}>
              <RowHead>
                <Link href={paths.customer(organisation, contact.id)}>{contactLabel(contact) ?? contact.id}</Link>
              </RowHead>
              <Cell>{contact.language ? format.language(contact.language) : "–"}</Cell>
              <Cell className={rule === null && protectedUntil === null ? undefined : "text-ink-3"}>
                {rule !== null
                  ? ruleWord(rule)
                  : protectedUntil
                    ? t("protectedUntil", { until: format.instant(protectedUntil) })
                    : t("gets")}
              </Cell>
            </tr>
          ))}
        </ListTable>
      ) : null}
      {list.hasNextPage ? (
        <LoadMore
          label={common("showMore", { count: perPage })}
          shown={ledger("shown", { count: people.length })}
          busy={list.isFetchingNextPage}
          onLoad={() => void list.fetchNextPage()}
        />
      ) : null}
    </Section>
  );
}

/** To how many people it would go, beside what starts it. */
export function StartHint({ distributionId, initial }: ListProps) {
  const t = useTranslations("distribution.list");
  const { drawn } = usePreview(distributionId, initial).data.pages[0] ?? initial;
  return <p className="text-ink-2 text-ui">{t("startHint", { count: drawn })}</p>;
}

/** The list from its beginning; whatever is saved has it read anew. */
function usePreview(distributionId: number, initial: AudiencePreview) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: [...trpc.distributions.preview.pathKey(), distributionId],
    queryFn: ({ pageParam, signal }): Promise<AudiencePreview> =>
      client.distributions.preview.query({ distributionId, from: pageParam, limit: perPage }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ eligible }, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.people.length, 0);
      return shown < eligible ? shown : undefined;
    },
    initialData: { pages: [initial], pageParams: [0] },
  });
}
