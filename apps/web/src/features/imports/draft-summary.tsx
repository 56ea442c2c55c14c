"use client";

import type { ImportBatchDetail } from "@heard/core/imports";
import type { DryRun } from "@heard/core/imports/dry-run/account";
import type { FileProfile } from "@heard/core/imports/mapping/file-profile";
import { cx } from "@heard/ui/cx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#trpc/client.tsx";
import { Fact, FileFacts } from "./file-facts.tsx";
import { useImportContext } from "./import-context.tsx";
import { RowEquation } from "./row-account.tsx";

type Props = {
  batch: ImportBatchDetail;
  file: FileProfile;
  account: DryRun;
  onReadAgain: () => void;
  /** Nothing is asked, so it has the whole width. */
  alone?: boolean;
};

/** Beside the questions: the account of rows, what will be made, how the file was read, and that all of it can be undone. */
export function DraftSummary({ batch, file, account, onReadAgain, alone = false }: Props) {
  const t = useTranslations("imports");
  const trpc = useTRPC();
  const { data: presets = [] } = useQuery(trpc.imports.presets.queryOptions(undefined, { staleTime: Infinity }));
  return (
    <aside
      className={cx(
        "pt-7 max-wide:border-line max-wide:border-t",
        alone && "pb-7 *:break-inside-avoid wide:columns-2 wide:gap-x-12",
      )}
    >
      <RowEquation counts={account} rejectedBy={account.rejectedBy} isDone={false}>
        <Contents account={account} />
        {account.rejected > 0 ? <p className="mt-2 text-ink-2 text-small">{t("account.downloadAfter")}</p> : null}
      </RowEquation>
      <ToCreate account={account} />
      <FileFacts
        batchId={batch.id}
        file={file}
        presetName={presets.find(({ key }) => key === file.preset)?.name ?? null}
        onReadAgain={onReadAgain}
      />
      <section className="mt-7">
        <h2 className="mb-1 text-chart">{t("undoNote.title")}</h2>
        <p className="text-ink-2 text-small">{t("undoNote.body")}</p>
      </section>
    </aside>
  );
}

function Contents({ account }: { account: DryRun }) {
  const t = useTranslations("imports.account");
  const languageName = useTranslations("common.languages");
  const { format } = useImportContext();
  const { responses, comments, languages, dates } = account;
  const known = ["en", "zh-Hans", "zh-Hant"] as const;
  const named = languages.slice(0, 4).map(({ language, comments: count }) => {
    const own = known.find((one) => one === language);
    const name = own ? languageName(own) : language === "und" ? languageName("und") : format.language(language);
    return `${name} ${format.count(count)}`;
  });
  return (
    <div className="mt-2 flex flex-col gap-0.5 text-ink-2 text-small">
      {responses === account.accepted ? null : <p>{t("responses", { count: responses })}</p>}
      {comments > 0 ? (
        <p>{t("comments", { count: comments, languages: named.length > 0 ? format.list(named) : "none" })}</p>
      ) : null}
      {dates ? <p>{t("days", { from: format.day(dates.from), to: format.day(dates.to) })}</p> : null}
    </div>
  );
}

function ToCreate({ account: { toCreate } }: { account: DryRun }) {
  const t = useTranslations("imports.create");
  const { format, nameOf } = useImportContext();
  const { source, touchpoints, channels, segments, scales } = toCreate;
  const names = (list: readonly { name: string }[]) => format.list(list.map(({ name }) => name));
  if (!source && touchpoints.length + channels.length + segments.length + scales.length === 0) return null;
  return (
    <section className="mt-7">
      <h2 className="mb-2 text-chart">{t("title")}</h2>
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-ui">
        {source ? <Fact name={t("source")}>{source.name}</Fact> : null}
        {touchpoints.length > 0 ? <Fact name={t("touchpoints")}>{names(touchpoints)}</Fact> : null}
        {channels.length > 0 ? <Fact name={t("channels")}>{names(channels)}</Fact> : null}
        {segments.length > 0 ? <Fact name={t("segments")}>{names(segments)}</Fact> : null}
        {scales.length > 0 ? (
          <Fact name={t("scales")}>
            {format.list(
              scales.map(({ metric, scale }) =>
                t("scale", { metric: nameOf("metrics", metric), min: String(scale.min), max: String(scale.max) }),
              ),
            )}
          </Fact>
        ) : null}
      </dl>
    </section>
  );
}
