"use client";

import type { ListedSuppression } from "@heard/core/contacts";
import { suppressionReasons } from "@heard/core/contacts/rules";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { PlusIcon, UploadIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { LoadMore } from "@heard/ui/load-more";
import { MissingDialog } from "@heard/ui/missing-part";
import { Select } from "@heard/ui/select";
import { StateNote } from "@heard/ui/state-note";
import { TextField } from "@heard/ui/text-field";
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
import { ContactsNav } from "./contacts-nav.tsx";
import { SuppressionTable } from "./suppression-table.tsx";

const SuppressDialog = latePart(() => import("./suppress-dialog.tsx"), MissingDialog);

type Page = { items: ListedSuppression[]; nextCursor: string | null; count: number | null };
type Reason = (typeof suppressionReasons)[number];
type View = { search: string; reason: Reason | null };
type Props = {
  organisation: { key: string; timeZone: string };
  first: Page;
  purposes: { key: string; name: LocalisedText }[];
  may: { edit: boolean; import: boolean };
};

/** Customers / Left alone: addresses that nothing is sent to, why, and since when. */
export function SuppressionsScreen({ organisation, first, purposes, may }: Props) {
  const t = useTranslations("contacts.suppressions");
  const [view, setView] = useState<View>({ search: "", reason: null });
  const [adding, setAdding] = useState(false);
  const list = useSuppressions(view, first);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = view.search.trim() !== "" || view.reason !== null;
  const isNew = items.length === 0 && list.isSuccess && !isFiltered;
  const actions = <Actions organisation={organisation.key} may={may} onAdd={() => setAdding(true)} />;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={isNew ? null : actions} />
      <ContactsNav organisation={organisation.key} at="suppressions" />
      {isNew ? (
        <StateNote title={t("empty.title")} action={actions}>
          {t("empty.body")}
        </StateNote>
      ) : (
        <Filters view={view} busy={list.isPlaceholderData} onChange={setView} />
      )}
      {items.length > 0 ? (
        <SuppressionTable
          items={items}
          count={list.data?.pages[0]?.count ?? items.length}
          mayEdit={may.edit}
          timeZone={organisation.timeZone}
        />
      ) : null}
      {items.length === 0 && list.isError ? <LoadError error={list.error} onRetry={() => void list.refetch()} /> : null}
      {items.length === 0 && list.isSuccess && isFiltered ? (
        <StateNote title={t("none.title")}>{t("none.body")}</StateNote>
      ) : null}
      {list.hasNextPage ? <More list={list} shown={items.length} timeZone={organisation.timeZone} /> : null}
      {adding ? <SuppressDialog purposes={purposes} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function useSuppressions({ search, reason }: View, first: Page) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { ...(search.trim() === "" ? {} : { search: search.trim() }), ...(reason ? { reason } : {}) };
  return useInfiniteQuery({
    queryKey: [...trpc.contacts.suppressions.list.pathKey(), input],
    queryFn: ({ pageParam, signal }): Promise<Page> =>
      client.contacts.suppressions.list.query({ ...input, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    ...(JSON.stringify(input) === "{}" ? { initialData: { pages: [first], pageParams: [""] } } : {}),
  });
}

function Actions({ organisation, may, onAdd }: { organisation: string; may: Props["may"]; onAdd: () => void }) {
  const t = useTranslations("contacts.suppressions");
  return (
    <>
      {may.import ? (
        <Link href={paths.newImport(organisation, { kind: "suppressions" })} className={buttonStyle()}>
          <UploadIcon className="text-ink-3" />
          {t("import")}
        </Link>
      ) : null}
      {may.edit ? (
        <Button tone="primary" icon={<PlusIcon />} onClick={onAdd}>
          {t("add")}
        </Button>
      ) : null}
    </>
  );
}

function Filters({ view, busy, onChange }: { view: View; busy: boolean; onChange: (view: View) => void }) {
  const t = useTranslations("contacts");
  return (
    <search aria-label={t("suppressions.search")} aria-busy={busy} className="mt-6" data-print="hide">
      <div className="grid gap-x-4 gap-y-3 rail:grid-cols-2 wide:grid-cols-4">
        <TextField
          type="search"
          data-search
          label={t("suppressions.search")}
          value={view.search}
          maxLength={320}
          onChange={(event) => onChange({ ...view, search: event.target.value })}
        />
        <Select
          label={t("suppressions.reason")}
          value={view.reason ?? ""}
          onChange={(event) => onChange({ ...view, reason: (event.target.value || null) as Reason | null })}
          options={[
            { value: "", label: t("suppressions.anyReason") },
            ...suppressionReasons.map((value) => ({ value, label: t(`suppressions.reasons.${value}`) })),
          ]}
        />
      </div>
    </search>
  );
}

type MoreProps = { list: ReturnType<typeof useSuppressions>; shown: number; timeZone: string };

function More({ list, shown, timeZone }: MoreProps) {
  const t = useTranslations("common.list");
  const format = useFormat(timeZone);
  const total = list.data?.pages[0]?.count ?? shown;
  return (
    <LoadMore
      label={t("showMore", { count: Math.min(50, total - shown) })}
      shown={t("shown", { shown: format.count(shown), total: format.count(total) })}
      busy={list.isFetchingNextPage}
      onLoad={() => void list.fetchNextPage()}
    />
  );
}
