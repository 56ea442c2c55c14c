"use client";

import type { WebhookDeliveryItem, WebhookItem } from "@heard/core/webhooks";
import { Button } from "@heard/ui/button";
import { Chip, type ChipTone } from "@heard/ui/chip";
import { Cell } from "@heard/ui/table";
import { notify } from "@heard/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListName, ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { useFormat } from "#lib/use-format.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { WebhookActions } from "./webhook-actions.tsx";

/** While something waits it is looked at again, for the worker sends within a second. */
const lookAgainMs = 2000;

export type DeliveriesPanelProps = { webhook: WebhookItem; timeZone: string; onGone: () => void };

/** What one receiver was sent, how that went, and what can be done about it. */
export function DeliveriesPanel({ webhook, timeZone, onGone }: DeliveriesPanelProps) {
  const t = useTranslations("webhooks.panel");
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.webhooks.byId.queryOptions(
      { webhookId: webhook.id },
      {
        refetchInterval: ({ state }) =>
          state.data?.deliveries.some((one) => one.state === "waiting") ? lookAgainMs : false,
      },
    ),
  );
  const deliveries = data?.deliveries ?? [];
  const isCut = data !== undefined && data.count > deliveries.length;
  return (
    <Section>
      <SectionHeader title={t("title", { name: webhook.name })} lead={t("lead")} />
      <WebhookActions webhook={webhook} onGone={onGone} />
      {deliveries.length > 0 ? (
        <DeliveryTable webhook={webhook} deliveries={deliveries} timeZone={timeZone} />
      ) : (
        <p className="mt-6 text-ink-2">{data ? t("none") : null}</p>
      )}
      {isCut ? (
        <p className="mt-2 text-ink-3 text-small">
          {t("shown", { shown: String(deliveries.length), count: String(data.count) })}
        </p>
      ) : null}
    </Section>
  );
}

const tones: Record<WebhookDeliveryItem["state"], ChipTone> = {
  waiting: "neutral",
  delivered: "promoter",
  failed: "detractor",
};

function DeliveryTable({
  webhook,
  deliveries,
  timeZone,
}: Pick<DeliveriesPanelProps, "webhook" | "timeZone"> & { deliveries: WebhookDeliveryItem[] }) {
  const t = useTranslations("webhooks.panel");
  const events = useTranslations("webhooks.events");
  const format = useFormat(timeZone);
  return (
    <ListTable
      className="mt-6"
      stacks
      caption={t("title", { name: webhook.name })}
      columns={[
        { label: t("columns.what") },
        { label: t("columns.when") },
        { label: t("columns.state") },
        { label: t("columns.again"), spoken: true },
      ]}
    >
      {deliveries.map((delivery) => {
        const what = events(delivery.kind as "test");
        const time = format.instant(delivery.happenedAt);
        return (
          <tr key={delivery.id}>
            <ListName>
              {what}
              <code className="block break-all font-mono font-normal text-ink-3 text-small">{delivery.messageId}</code>
            </ListName>
            <Cell className="whitespace-nowrap">{time}</Cell>
            <Cell>
              <Chip tone={tones[delivery.state]}>{t(`states.${delivery.state}`)}</Chip>
              <DeliveryNotes delivery={delivery} timeZone={timeZone} />
            </Cell>
            <Cell className="rail:text-right">
              <AgainButton webhook={webhook} deliveryId={delivery.id} label={t("againOf", { what, time })} />
            </Cell>
          </tr>
        );
      })}
    </ListTable>
  );
}

function DeliveryNotes({ delivery, timeZone }: { delivery: WebhookDeliveryItem; timeZone: string }) {
  const t = useTranslations("webhooks.panel");
  const format = useFormat(timeZone);
  const { tries, answer, failure, dueAt } = delivery;
  const notes = [
    tries > 0 ? t("tries", { count: tries }) : null,
    failure ? t(`failures.${failure}`) : null,
    answer ? t("answered", { status: String(answer) }) : null,
    tries > 0 && dueAt ? t("next", { time: format.instant(dueAt) }) : null,
  ];
  return <span className="block text-ink-3 text-small">{notes.filter((note) => note !== null).join(" · ")}</span>;
}

function AgainButton({ webhook, deliveryId, label }: { webhook: WebhookItem; deliveryId: number; label: string }) {
  const t = useTranslations("webhooks.panel");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const replay = useMutation(
    trpc.webhooks.replay.mutationOptions({
      onSuccess: async () => {
        notify({ text: t("sentAgain", { count: 1 }) });
        await queryClient.invalidateQueries({ queryKey: trpc.webhooks.byId.queryKey({ webhookId: webhook.id }) });
      },
      onError: (error) => notify({ text: refusalText(error), tone: "danger" }),
    }),
  );
  return (
    <Button
      aria-label={label}
      busy={replay.isPending}
      onClick={() => replay.mutate({ webhookId: webhook.id, deliveryId })}
    >
      {t("again")}
    </Button>
  );
}
