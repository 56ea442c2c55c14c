"use client";

import type { ContactPage } from "@heard/core/contacts";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { PlusIcon, UploadIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { LoadMore } from "@heard/ui/load-more";
import { MissingDialog } from "@heard/ui/missing-part";
import { StateNote } from "@heard/ui/state-note";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LoadError } from "#components/load-error.tsx";
import { PageHeader } from "#components/page-header.tsx";
import type { LocalisedText } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { ContactFilters } from "./contact-filters.tsx";
import { ContactTable } from "./contact-table.tsx";
import { ContactsNav } from "./contacts-nav.tsx";
import { type ContactsView, contactsInput, contactsQuery, everybody } from "./contacts-view.ts";

const ContactDialog = latePart(() => import("./contact-dialog.tsx"), MissingDialog);

export type ContactsScreenProps = {
  organisation: { key: string; timeZone: string };
  initial: ContactsView;
  first: ContactPage;
  purposes: { key: string; name: LocalisedText }[];
  may: { edit: boolean; import: boolean };
};

const pageSize = 50;

/** Customers: who can be asked, found by words and filters, a page at a time. */
export function ContactsScreen({ organisation, initial, first, purposes, may }: ContactsScreenProps) {
  const t = useTranslations("contacts");
  const [view, setView] = useState(initial);
  const [making, setMaking] = useState(false);
  // The words in the field are its own while they are typed; clearing begins anew.
  const [round, setRound] = useState(0);
  const clear = () => {
    setRound(round + 1);
    change(everybody);
  };
  const change = (next: ContactsView) => {
    setView(next);
    window.history.replaceState(null, "", paths.customers(organisation.key, contactsQuery(next)));
  };
  const list = useContacts(view, view === initial ? first : undefined);
  const [page] = list.data?.pages ?? [];
  const items = list.data?.pages.flatMap((one) => one.items) ?? [];
  const isFiltered = JSON.stringify(contactsInput(view)) !== "{}";
  const actions = <Actions organisation={organisation.key} may={may} onNew={() => setMaking(true)} />;
  const isNew = items.length === 0 && list.isSuccess && !isFiltered;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={isNew ? null : actions} />
      <ContactsNav organisation={organisation.key} at="contacts" />
      {isNew ? (
        <StateNote title={t("empty.title")} action={actions}>
          {t("empty.body")}
        </StateNote>
      ) : (
        <ContactFilters
          key={round}
          view={view}
          purposes={purposes}
          seesCustomers={page?.seesCustomers ?? true}
          busy={list.isPlaceholderData}
          onChange={change}
        />
      )}
      {items.length > 0 && page ? (
        <ContactTable items={items} page={page} organisation={organisation} busy={list.isPlaceholderData} />
      ) : null}
      {items.length === 0 && list.isError ? <LoadError error={list.error} onRetry={() => void list.refetch()} /> : null}
      {items.length === 0 && list.isSuccess && isFiltered ? (
        <StateNote title={t("none.title")} action={<Button onClick={clear}>{t("none.clear")}</Button>}>
          {t("none.body")}
        </StateNote>
      ) : null}
      {list.hasNextPage ? <More list={list} shown={items.length} page={page} timeZone={organisation.timeZone} /> : null}
      {making ? (
        <ContactDialog organisation={organisation.key} contact={null} onClose={() => setMaking(false)} />
      ) : null}
    </>
  );
}

function useContacts(view: ContactsView, first: ContactPage | undefined) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = contactsInput(view);
  return useInfiniteQuery({
    queryKey: [...trpc.contacts.list.pathKey(), input],
    queryFn: ({ pageParam, signal }) =>
      client.contacts.list.query(
        { ...input, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    ...(first ? { initialData: { pages: [first], pageParams: [""] } } : {}),
  });
}

type ActionsProps = { organisation: string; may: ContactsScreenProps["may"]; onNew: () => void };

function Actions({ organisation, may, onNew }: ActionsProps) {
  const t = useTranslations("contacts.list");
  return (
    <>
      {may.import ? (
        <Link href={paths.newImport(organisation, { kind: "contacts" })} className={buttonStyle()}>
          <UploadIcon className="text-ink-3" />
          {t("import")}
        </Link>
      ) : null}
      {may.edit ? (
        <Button tone="primary" icon={<PlusIcon />} onClick={onNew}>
          {t("new")}
        </Button>
      ) : null}
    </>
  );
}

type MoreProps = {
  list: ReturnType<typeof useContacts>;
  shown: number;
  page: ContactPage | undefined;
  timeZone: string;
};

function More({ list, shown, page, timeZone }: MoreProps) {
  const t = useTranslations("common.list");
  const format = useFormat(timeZone);
  const total = page?.count ?? 0;
  const left = page?.countIsCapped ? pageSize : Math.min(pageSize, total - shown);
  return (
    <LoadMore
      label={t("showMore", { count: left })}
      shown={t(page?.countIsCapped ? "shownOfMore" : "shown", {
        shown: format.count(shown),
        total: format.count(total),
      })}
      busy={list.isFetchingNextPage}
      onLoad={() => void list.fetchNextPage()}
    />
  );
}
