"use client";

import type { AuditItem, AuditPage } from "@heard/core/audit";
import { Button } from "@heard/ui/button";
import { DownloadIcon } from "@heard/ui/icons";
import { StateNote } from "@heard/ui/state-note";
import { notify } from "@heard/ui/toast";
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { LoadError } from "#components/load-error.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { paths } from "#lib/paths.ts";
import { saveFile } from "#lib/save-file.ts";
import { useFormat } from "#lib/use-format.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { AuditFilters, type AuditFiltersProps } from "./audit-filters.tsx";
import { AuditTable } from "./audit-table.tsx";
import { type AuditView, auditFilter, auditQuery } from "./audit-view.ts";
import { ChainState } from "./chain-state.tsx";

export type AuditScreenProps = {
  organisation: { key: string; timeZone: string };
  initial: AuditView;
  first: AuditPage;
  options: AuditFiltersProps["options"];
};

const auditList = ["audit.list"] as const;

/** Settings / Audit log: who did what, whether the log holds, and the way out. */
export function AuditScreen({ organisation, initial, first, options }: AuditScreenProps) {
  const t = useTranslations("audit");
  const format = useFormat(organisation.timeZone);
  const [view, setView] = useState(initial);
  const change = (next: AuditView) => {
    setView(next);
    window.history.replaceState(null, "", paths.settings.audit(organisation.key, auditQuery(next)));
  };
  const log = useAuditLog(organisation.key, view, view === initial ? first : undefined);
  const items: AuditItem[] = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={<DownloadButton view={view} />} />
      <ChainState format={format} />
      <AuditFilters
        view={view}
        options={options}
        busy={log.isPlaceholderData}
        timeZone={organisation.timeZone}
        onChange={change}
      />
      {items.length > 0 ? <AuditTable items={items} organisation={organisation.key} format={format} /> : null}
      {items.length === 0 && log.isError ? <LoadError error={log.error} onRetry={() => void log.refetch()} /> : null}
      {items.length === 0 && log.isSuccess ? <StateNote title={t("empty.title")}>{t("empty.body")}</StateNote> : null}
      {log.hasNextPage ? (
        <div className="py-4" data-print="hide">
          <Button busy={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function useAuditLog(organisation: string, view: AuditView, first: AuditPage | undefined) {
  const client = useTRPCClient();
  const filter = auditFilter(view);
  return useInfiniteQuery({
    queryKey: [...auditList, organisation, filter],
    queryFn: ({ pageParam, signal }) =>
      client.audit.list.query({ ...filter, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    ...(first ? { initialData: { pages: [first], pageParams: [""] } } : {}),
  });
}

/** The list as it is filtered, as a file. Taking it leaves an entry, so the list is read anew. */
function DownloadButton({ view }: { view: AuditView }) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const take = useMutation(
    trpc.audit.export.mutationOptions({
      onSuccess: async ({ name, content, rowCount }) => {
        saveFile(new Blob([content], { type: "text/csv;charset=utf-8" }), name);
        notify({ text: t("downloaded", { count: rowCount }) });
        await queryClient.invalidateQueries({ queryKey: auditList });
      },
      onError: (error) => notify({ text: refusalText(error), tone: "danger" }),
    }),
  );
  return (
    <Button
      icon={<DownloadIcon />}
      busy={take.isPending}
      onClick={() => take.mutate({ filter: auditFilter(view), locale })}
    >
      {t("download")}
    </Button>
  );
}
