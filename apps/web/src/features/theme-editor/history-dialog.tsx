"use client";

import type { ThemeVersion } from "@heard/core/themes";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { Chip } from "@heard/ui/chip";
import { Drawer } from "@heard/ui/dialog";
import { SkeletonRows } from "@heard/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { LoadError } from "#components/load-error.tsx";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { PutAwayList } from "./put-away-list.tsx";
import { useThemeEdits } from "./use-theme-edits.ts";

const firstShown = 20;

type HistoryProps = { organisation: string; timeZone: string; canEdit: boolean; onClose: () => void };

/** Every version of the tree, the newest first, each with what was counted by it and, for whoever may, the way back to it. */
export default function HistoryDialog({ organisation, timeZone, canEdit, onClose }: HistoryProps) {
  const t = useTranslations("themeEditor.history");
  const close = useTranslations("common.actions")("close");
  const format = useFormat(timeZone);
  const versions = useQuery(useTRPC().themes.versions.queryOptions());
  const [shown, setShown] = useState(firstShown);
  const list = versions.data ?? [];
  const address = useSearchParams();
  /** The screen as it was until the next version came. */
  const countedHref = (until: Date | undefined) => {
    if (!until) return null;
    const query = new URLSearchParams(address);
    query.set("asOf", new Date(until.getTime() - 1).toISOString());
    return `${paths.themes(organisation)}?${query}`;
  };
  return (
    <Drawer open onClose={onClose} title={t("title")} closeLabel={close}>
      {canEdit ? <PutAwayList /> : null}
      <p className="sentence mb-4 text-ink-2 text-ui">{t("lead")}</p>
      {versions.isPending ? <SkeletonRows rows={8} /> : null}
      {versions.isError ? <LoadError error={versions.error} onRetry={() => void versions.refetch()} /> : null}
      {versions.isSuccess && list.length === 0 ? <p className="text-ink-3 text-ui">{t("none")}</p> : null}
      <ol>
        {list.slice(0, shown).map((version, index) => (
          <Version
            key={version.version}
            version={version}
            format={format}
            newest={index === 0 ? null : (list[0]?.version ?? null)}
            counted={countedHref(list[index - 1]?.madeAt)}
            canEdit={canEdit}
            onLeave={onClose}
          />
        ))}
      </ol>
      {list.length > shown ? <Button onClick={() => setShown(list.length)}>{t("more")}</Button> : null}
    </Drawer>
  );
}

const verbs = ["adopt", "archive", "create", "merge", "move", "restore", "restoreVersion", "split", "update"] as const;

function Version({
  version: { version, verb, theme, name: called, other, madeAt, by, themeCount },
  format,
  newest,
  counted,
  canEdit,
  onLeave,
}: {
  version: ThemeVersion;
  format: Format;
  /** The counts as they were at its end; `null` while it is the newest. */
  counted: string | null;
  canEdit: boolean;
  onLeave: () => void;
  /** The newest one, for whoever goes back; `null`: this is it. */
  newest: number | null;
}) {
  const t = useTranslations("themeEditor.history");
  const done = useTranslations("themeEditor.done");
  const locale = useLocale();
  const { client, run } = useThemeEdits();
  const kind = verbs.find((one) => verb === `theme.${one}`) ?? "update";
  const words = {
    name: called ? nameIn(locale, called) : theme,
    other: other ? nameIn(locale, other) : t("top"),
    version: theme,
  };
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-line border-t py-3">
      <div className="min-w-0 grow basis-60">
        <p className="text-body">{t(`verbs.${kind}`, words)}</p>
        <p className="text-ink-3 text-small">
          {t("meta", { version: String(version), count: themeCount })} · {format.instant(madeAt)} · {by ?? t("system")}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {counted ? (
          <Link href={counted} onClick={onLeave} className={buttonStyle()}>
            {t("counted")}
            <span className="sr-only">{t("toVersion", { version: String(version) })}</span>
          </Link>
        ) : null}
        {newest === null ? <Chip tone="accent">{t("now")}</Chip> : null}
        {newest !== null && canEdit ? (
          <Button
            onClick={() =>
              void run(
                () => client.restoreVersion.mutate({ version, newest }),
                done("restored", { version: String(version) }),
              )
            }
          >
            {t("back")}
            <span className="sr-only">{t("toVersion", { version: String(version) })}</span>
          </Button>
        ) : null}
      </div>
    </li>
  );
}
