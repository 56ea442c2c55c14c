"use client";

import type { ContactDetail } from "@heard/core/contacts";
import { Button } from "@heard/ui/button";
import { Skeleton } from "@heard/ui/skeleton";
import { Cell, RowHead } from "@heard/ui/table";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { LoadError } from "#components/load-error.tsx";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

type Props = { contact: ContactDetail; organisation: { key: string }; format: Format };

/** What this customer answered, for members who may know whose an answer is. */
export function ContactAnswers({ contact, organisation, format }: Props) {
  const t = useTranslations("contacts.answers");
  return contact.seesCustomer ? (
    <Answers contactId={contact.id} organisation={organisation.key} format={format} />
  ) : (
    <p className="text-ink-3 text-ui">{t("hidden")}</p>
  );
}

function Answers({ contactId, organisation, format }: { contactId: string; organisation: string; format: Format }) {
  const t = useTranslations("contacts.answers");
  const locale = useLocale();
  const list = useAnswers(contactId);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <Skeleton className="h-24 w-full" />;
  if (list.isError && items.length === 0) return <LoadError error={list.error} onRetry={() => void list.refetch()} />;
  if (items.length === 0) return <p className="text-ink-3 text-ui">{t("none")}</p>;
  return (
    <>
      <ListTable
        stacks
        caption={t("title")}
        columns={[{ label: t("column") }, { label: t("source") }, { label: t("scores") }]}
      >
        {items.map((item) => (
          <tr key={item.id}>
            <RowHead className="whitespace-nowrap">
              <Link href={paths.response(organisation, item.id)} prefetch={false} className="hover:text-accent">
                {format.day(item.day)}
              </Link>
            </RowHead>
            <Cell className="wrap-anywhere">{item.source ?? "–"}</Cell>
            <Cell>
              {format.list(
                item.scores.map(({ name, value, max }) =>
                  t("score", { name: nameIn(locale, name), value: String(value), max: String(max) }),
                ),
              )}
            </Cell>
          </tr>
        ))}
      </ListTable>
      {list.hasNextPage ? (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}

function useAnswers(contactId: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: [...trpc.contacts.responses.pathKey(), contactId],
    queryFn: ({ pageParam, signal }) =>
      client.contacts.responses.query({ contactId, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
