"use client";

import type { ImportBatch } from "@heard/core/imports";
import { buttonStyle } from "@heard/ui/button-style";
import { UploadIcon } from "@heard/ui/icons";
import { LoadMore } from "@heard/ui/load-more";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { paths } from "#lib/paths.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { type ImportContextProps, ImportContextProvider, useImportContext } from "./import-context.tsx";
import { ImportTable } from "./import-table.tsx";
import { JobProgress } from "./job-progress.tsx";
import { isWorking, pollMs } from "./work.ts";

type Page = { items: ImportBatch[]; nextCursor: number | null };
type Props = Omit<ImportContextProps, "children"> & {
  initial: Page;
  /** What stands here before the first import. */
  empty: ReactNode;
};

const atWork = (batch: ImportBatch) => ["waiting", "running", "paused", "undoing"].includes(batch.state);

/** Data / Imports: what runs, what came in and from whom, and the way back of each. */
export function ImportsScreen({ initial, empty, ...context }: Props) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: trpc.imports.list.infiniteQueryKey({}),
    // Asked by hand: tRPC's own options add a direction, which no input of ours knows.
    queryFn: ({ pageParam, signal }) => client.imports.list.query({ cursor: pageParam }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    initialData: { pages: [initial], pageParams: [null] },
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(isWorking)) ? pollMs : false),
  });
  const batches = data.pages.flatMap(({ items }) => items);
  if (batches.length === 0) return empty;
  return (
    <ImportContextProvider {...context}>
      <ImportsHead />
      <Running batches={batches.filter(atWork)} />
      <section className="mt-6">
        <ImportTable batches={batches} />
        {hasNextPage ? (
          <More busy={isFetchingNextPage} count={batches.length} onLoad={() => void fetchNextPage()} />
        ) : null}
      </section>
    </ImportContextProvider>
  );
}

function ImportsHead() {
  const t = useTranslations("imports");
  const { organisation, may } = useImportContext();
  return (
    <PageHeader
      title={t("title")}
      lead={t("lead")}
      actions={
        may.run ? (
          <Link href={paths.newImport(organisation.key)} className={buttonStyle("primary")}>
            <UploadIcon />
            {t("newAction")}
          </Link>
        ) : null
      }
    />
  );
}

function Running({ batches }: { batches: ImportBatch[] }) {
  const t = useTranslations("imports");
  const { organisation } = useImportContext();
  if (batches.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="text-chart">{t("list.running", { count: batches.length })}</h2>
      <p className="text-ink-2 text-small">{t("work.steady")}</p>
      {batches.map((batch) => (
        <div key={batch.id} className="border-line border-b last:border-b-0">
          <JobProgress
            batch={batch}
            title={
              <Link
                href={paths.import(organisation.key, batch.id)}
                className="wrap-anywhere font-semibold text-body hover:text-accent"
              >
                {batch.fileName}
              </Link>
            }
          />
        </div>
      ))}
    </section>
  );
}

function More({ busy, count, onLoad }: { busy: boolean; count: number; onLoad: () => void }) {
  const t = useTranslations();
  return (
    <LoadMore
      label={t("common.list.showMore", { count: 50 })}
      shown={t("imports.list.shown", { count })}
      busy={busy}
      onLoad={onLoad}
    />
  );
}
