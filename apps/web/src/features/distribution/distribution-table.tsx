"use client";

import type { DistributionItem } from "@heard/core/distributions";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { Chip, type ChipTone } from "@heard/ui/chip";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { Cell, RowHead } from "@heard/ui/table";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ListTable } from "#components/list-table.tsx";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { saveFile } from "#lib/save-file.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

const StopDialog = latePart(() => import("./stop-dialog.tsx"), MissingDialog);

type Props = {
  organisation: string;
  survey: string;
  items: DistributionItem[];
  mayEdit: boolean;
  /** Personal links say whose they are. */
  mayTakeLinks: boolean;
  format: Format;
};

const tones = {
  draft: "absent",
  planning: "accent",
  running: "accent",
  paused: "absent",
  ended: "neutral",
} as const satisfies Record<DistributionItem["state"], ChipTone>;

/** Every sending of a survey with how it stands. */
export function DistributionTable({ organisation, survey, items, mayEdit, mayTakeLinks, format }: Props) {
  const t = useTranslations("distribution");
  const hasLinks = items.some(takesLinks);
  return (
    <>
      <ListTable
        stacks
        caption={t("list.title")}
        columns={[
          { label: t("list.name") },
          { label: t("list.when") },
          { label: t("list.state") },
          { label: t("list.sent"), numeric: true },
          { label: t("list.waiting"), numeric: true },
          { label: t("list.notSent"), numeric: true },
          { label: t("list.actions"), spoken: true },
        ]}
      >
        {items.map((item) => (
          <tr key={item.id}>
            <RowHead>{item.name}</RowHead>
            <Cell>{item.event ? t("list.after", { event: t(`events.${item.event}`) }) : t("list.toList")}</Cell>
            <Cell>
              <Chip tone={tones[item.state]}>{t(`list.states.${item.state}`)}</Chip>
            </Cell>
            <Cell numeric>{format.count(item.counts.sent)}</Cell>
            <Cell numeric>{format.count(item.counts.deferred)}</Cell>
            <Cell numeric>{format.count(item.counts.suppressed + item.counts.failed)}</Cell>
            <Cell className="text-right max-rail:justify-start! rail:h-11 rail:py-1">
              <div className="flex flex-wrap justify-end gap-2">
                {mayEdit ? (
                  <Moves item={item} editor={paths.distributionPlan(organisation, survey, { sending: item.id })} />
                ) : null}
                {mayTakeLinks && takesLinks(item) ? <TakeLinks item={item} /> : null}
              </div>
            </Cell>
          </tr>
        ))}
      </ListTable>
      {hasLinks && !mayTakeLinks ? <p className="mt-3 max-w-prose text-ink-3 text-ui">{t("links.hidden")}</p> : null}
    </>
  );
}

/** Whether there are links of it that somebody hands over. */
const takesLinks = ({ plan, counts }: DistributionItem) => plan.mode === "link" && counts.sent > 0;

function Moves({ item, editor }: { item: DistributionItem; editor: string }) {
  const t = useTranslations("distribution.list");
  const trpc = useTRPC();
  const { distributions: client } = useTRPCClient();
  const { run } = useRun(trpc.distributions.pathKey());
  const [asked, setAsked] = useState<"end" | "delete" | "resume" | null>(null);
  const input = { distributionId: item.id };
  return (
    <>
      {item.state === "draft" ? (
        <>
          <Link href={editor} className={buttonStyle()}>
            {t("edit")}
          </Link>
          <Button onClick={() => setAsked("delete")}>{t("delete")}</Button>
        </>
      ) : null}
      {item.state === "running" ? (
        <Button onClick={() => void run(() => client.pause.mutate(input), t("done.pause"))}>{t("pause")}</Button>
      ) : null}
      {item.state === "paused" ? (
        <Button
          onClick={() =>
            item.tooLate > 0 ? setAsked("resume") : void run(() => client.resume.mutate(input), t("done.resume"))
          }
        >
          {t("resume")}
        </Button>
      ) : null}
      {item.state === "planning" || item.state === "running" || item.state === "paused" ? (
        <Button onClick={() => setAsked("end")}>{t("end")}</Button>
      ) : null}
      {asked ? <StopDialog move={asked} item={item} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

/** Links that are handed over by hand, as a file. */
function TakeLinks({ item }: { item: DistributionItem }) {
  const t = useTranslations("distribution.links");
  const locale = useLocale();
  const trpc = useTRPC();
  const { distributions: client } = useTRPCClient();
  const { run } = useRun(trpc.distributions.pathKey());
  const take = async () => {
    const { name, content, rowCount } = await client.links.mutate({ distributionId: item.id, locale });
    if (rowCount > 0) saveFile(new Blob([content], { type: "text/csv;charset=utf-8" }), name);
    return rowCount;
  };
  return <Button onClick={() => void run(take, (count) => t("taken", { count }))}>{t("take")}</Button>;
}
