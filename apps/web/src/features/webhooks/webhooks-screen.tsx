"use client";

import type { WebhookItem } from "@heard/core/webhooks";
import { Button } from "@heard/ui/button";
import { Chip, type ChipTone } from "@heard/ui/chip";
import { PlusIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { StateNote } from "@heard/ui/state-note";
import { Cell } from "@heard/ui/table";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListName, ListTable } from "#components/list-table.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { DeliveriesPanel } from "./deliveries-panel.tsx";

const WebhookDialog = latePart(() => import("./webhook-dialog.tsx"), MissingDialog);

export type WebhooksScreenProps = { timeZone: string; initial: WebhookItem[] };

/** Settings / Webhooks: which systems hear of what, whether they take it, and what they were sent. */
export function WebhooksScreen({ timeZone, initial }: WebhooksScreenProps) {
  const t = useTranslations("webhooks");
  const trpc = useTRPC();
  const { data: webhooks } = useQuery(trpc.webhooks.list.queryOptions(undefined, { initialData: initial }));
  const [making, setMaking] = useState(false);
  const [openId, setOpenId] = useState<number | null>(null);
  const opened = webhooks.find(({ id }) => id === openId);
  const make = (
    <Button tone="primary" icon={<PlusIcon />} onClick={() => setMaking(true)}>
      {t("create")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={webhooks.length > 0 ? make : null} />
      {webhooks.length > 0 ? (
        <WebhookTable
          webhooks={webhooks}
          timeZone={timeZone}
          openId={openId}
          onOpen={(id) => setOpenId(id === openId ? null : id)}
        />
      ) : (
        <StateNote title={t("empty.title")} action={make}>
          {t("empty.body")}
        </StateNote>
      )}
      {opened ? (
        <DeliveriesPanel key={opened.id} webhook={opened} timeZone={timeZone} onGone={() => setOpenId(null)} />
      ) : null}
      {making ? <WebhookDialog webhook={null} onMade={setOpenId} onClose={() => setMaking(false)} /> : null}
    </>
  );
}

const tones: Record<WebhookItem["state"], ChipTone> = { active: "promoter", failing: "detractor", disabled: "absent" };

type WebhookTableProps = {
  webhooks: WebhookItem[];
  timeZone: string;
  openId: number | null;
  onOpen: (id: number) => void;
};

function WebhookTable({ webhooks, timeZone, openId, onOpen }: WebhookTableProps) {
  const t = useTranslations("webhooks");
  const format = useFormat(timeZone);
  return (
    <ListTable
      className="mt-6"
      stacks
      caption={t("title")}
      columns={[
        { label: t("columns.name") },
        { label: t("columns.events") },
        { label: t("columns.state") },
        { label: t("columns.last") },
        { label: t("columns.more"), spoken: true },
      ]}
    >
      {webhooks.map((webhook) => (
        <tr key={webhook.id}>
          <ListName>
            {webhook.name}
            <span className="block font-normal text-ink-3 text-small">
              {t(`kinds.${webhook.kind}`)} · {webhook.host}
            </span>
          </ListName>
          <Cell>{format.list(webhook.eventKinds.map((kind) => t(`events.${kind}`)))}</Cell>
          <Cell>
            <Chip tone={tones[webhook.state]}>{t(`states.${webhook.state}`)}</Chip>
            <span className="block text-ink-3 text-small">
              {webhook.disabledWhy ? t(`why.${webhook.disabledWhy}`) : null}
              {webhook.state === "failing" && webhook.failingSince
                ? t("failingSince", { time: format.instant(webhook.failingSince) })
                : null}
            </span>
          </Cell>
          <Cell>{webhook.lastDeliveredAt ? format.instant(webhook.lastDeliveredAt) : t("never")}</Cell>
          <Cell className="rail:text-right">
            <Button
              aria-expanded={webhook.id === openId}
              aria-label={t("open", { name: webhook.name })}
              onClick={() => onOpen(webhook.id)}
            >
              {t("columns.more")}
            </Button>
          </Cell>
        </tr>
      ))}
    </ListTable>
  );
}
