"use client";

import type { Funnel, LedgerPage } from "@heard/core/ledger";
import { Chip, type ChipTone } from "@heard/ui/chip";
import { LoadMore } from "@heard/ui/load-more";
import { Select } from "@heard/ui/select";
import { SkeletonRows } from "@heard/ui/skeleton";
import { Cell, RowHead } from "@heard/ui/table";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { LoadError } from "#components/load-error.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { contactLabel } from "./contact-label.ts";
import { LedgerActions } from "./ledger-actions.tsx";
import { choiceOf, filterOf, type LedgerView, viewOf } from "./ledger-view.ts";
import { useRuleWord } from "./use-rule-word.ts";

const tones = {
  sent: "neutral",
  deferred: "absent",
  suppressed: "passive",
  failed: "danger",
} as const satisfies Record<LedgerRow["state"], ChipTone>;
const refreshMs = 5000;
/** A phone shows few before what stands below the ledger; whoever asks for more reads the list. */
const pageSize = { first: 20, next: 50 };
type LedgerRow = LedgerPage["items"][number];
type Props = {
  organisation: string;
  surveyId: number;
  funnel: Funnel;
  format: Format;
  mayOpen: boolean;
  mayEdit: boolean;
  view: LedgerView;
  onView: (view: LedgerView) => void;
};

/** Where the people of a count are shown, wherever on the page it was pressed. */
export const ledgerId = "ledger";

/** Everybody who could be asked, what became of it, and why. */
export function LedgerTable({ organisation, surveyId, funnel, format, mayOpen, mayEdit, view, onView }: Props) {
  const t = useTranslations("distribution.ledger");
  const list = useLedger(surveyId, view);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section id={ledgerId}>
      <SectionHeader
        title={t("title")}
        lead={t("lead")}
        actions={<Choice funnel={funnel} format={format} view={view} onView={onView} />}
      />
      {list.isError && items.length === 0 ? <LoadError error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <SkeletonRows rows={12} /> : null}
      {list.isSuccess && items.length === 0 ? <p className="text-ink-3 text-ui">{t("none")}</p> : null}
      {items.length > 0 ? (
        <ListTable
          stacks
          caption={t("title")}
          columns={[
            ...[{ label: t("contact") }, { label: t("what") }, { label: t("why") }, { label: t("when") }],
            ...(mayEdit ? [{ label: t("actions"), spoken: true }] : []),
          ]}
        >
          {items.map((row) => (
            <Row
              key={row.id}
              row={row}
              format={format}
              mayEdit={mayEdit}
              href={mayOpen && row.contact ? paths.customer(organisation, row.contact.id) : null}
            />
          ))}
        </ListTable>
      ) : null}
      {list.hasNextPage ? <More list={list} shown={items.length} /> : null}
    </Section>
  );
}

/** The steps, the states and the rules that there are, each with its people. */
function Choice({ funnel, format, view, onView }: Pick<Props, "funnel" | "format" | "view" | "onView">) {
  const t = useTranslations("distribution");
  const ruleWord = useRuleWord();
  const steps = funnel.steps.flatMap(({ step, count }) =>
    count === null ? [] : [{ view: { kind: "step", step } as const, count }],
  );
  const letters = funnel.letters
    ? [{ view: { kind: "step", step: "letterOpened" } as const, count: funnel.letters.opened }]
    : [];
  const rules = funnel.rules.map(({ state, rule, count }) => ({ view: { kind: "rule", state, rule } as const, count }));
  const states = (["deferred", "suppressed", "failed"] as const).flatMap((state) =>
    funnel.ledger[state] === 0 ? [] : [{ view: { kind: "state", state } as const, count: funnel.ledger[state] }],
  );
  const group = view.kind === "group" ? [view] : [];
  const views: LedgerView[] = [
    { kind: "all" },
    ...steps.map((one) => one.view),
    ...letters.map((one) => one.view),
    ...states.map((one) => one.view),
    ...rules.map((one) => one.view),
    ...group,
  ];
  return (
    <Select
      label={t("ledger.filter")}
      value={choiceOf(view)}
      onChange={(event) => onView(viewOf(event.target.value, views))}
      options={[
        { value: "all", label: t("ledger.every") },
        ...group.map((one) => ({
          value: choiceOf(one),
          label: t(`groups.of.${one.step}`, { value: one.name }),
        })),
        ...steps.map(({ view: one, count }) => ({
          value: choiceOf(one),
          label: `${t(`funnel.steps.${one.step}`)} · ${format.count(count)}`,
        })),
        ...letters.map(({ view: one, count }) => ({
          value: choiceOf(one),
          label: `${t("funnel.letters.opened")} · ${format.count(count)}`,
        })),
        ...states.map(({ view: one, count }) => ({
          value: choiceOf(one),
          label: `${t(`ledger.states.${one.state}`)} · ${format.count(count)}`,
        })),
        ...rules.map(({ view: one, count }) => ({
          value: choiceOf(one),
          label: `${t(`ledger.states.${one.state}`)} · ${ruleWord(one.rule)} · ${format.count(count)}`,
        })),
      ]}
    />
  );
}

function useLedger(surveyId: number, view: LedgerView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { surveyId, ...filterOf(view) } as Parameters<typeof client.ledger.list.query>[0];
  return useInfiniteQuery({
    queryKey: [...trpc.ledger.list.pathKey(), input],
    queryFn: ({ pageParam, signal }): Promise<LedgerPage> =>
      client.ledger.list.query(
        { ...input, ...(pageParam ? { cursor: pageParam, limit: pageSize.next } : { limit: pageSize.first }) },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    // While messages go, the newest rows follow; whoever reads further down is not disturbed.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : refreshMs),
  });
}

type RowProps = { row: LedgerRow; format: Format; href: string | null; mayEdit: boolean };

function Row({ row, format, href, mayEdit }: RowProps) {
  const t = useTranslations("distribution.ledger");
  const name = contactLabel(row.contact) ?? t("gone");
  return (
    <tr>
      <RowHead>{href ? <Link href={href}>{name}</Link> : name}</RowHead>
      <Cell>
        <LedgerState row={row} />
      </Cell>
      <Cell>
        <Why row={row} format={format} />
      </Cell>
      <Cell className="whitespace-nowrap">{format.instant(row.sentAt ?? row.eligibleAt)}</Cell>
      {mayEdit ? (
        <Cell className="text-right rail:py-0.5">
          <LedgerActions row={row} name={name} />
        </Cell>
      ) : null}
    </tr>
  );
}

/** Sent, deferred, suppressed or failed; and whether it was a reminder. */
export function LedgerState({ row }: { row: Pick<LedgerRow, "state" | "number"> }) {
  const t = useTranslations("distribution.ledger");
  return (
    <>
      <Chip tone={tones[row.state]}>{t(`states.${row.state}`)}</Chip>
      {row.number > 0 ? (
        <span className="ml-2 text-ink-3 text-small">{t("reminder", { number: String(row.number) })}</span>
      ) : null}
    </>
  );
}

/** The rule, or how far the person came. */
export function Why({
  row,
  format,
}: {
  row: Pick<
    LedgerRow,
    "rule" | "dueAt" | "state" | "openedAt" | "startedAt" | "completedAt" | "commentedAt" | "withdrawnAt"
  >;
  format: Format;
}) {
  const t = useTranslations("distribution.ledger");
  const ruleWord = useRuleWord();
  if (row.rule !== null)
    return (
      <>
        {ruleWord(row.rule)}
        {row.state === "deferred" && row.dueAt ? (
          <span className="ml-2 text-ink-3 text-small">{t("next", { time: format.instant(row.dueAt) })}</span>
        ) : null}
      </>
    );
  if (row.commentedAt) return t("reached.commented");
  if (row.completedAt) return t("reached.completed");
  if (row.withdrawnAt) return ruleWord("withdrawn");
  if (row.startedAt) return t("reached.started");
  return row.openedAt ? t("reached.opened") : t("reached.sent");
}

function More({ list, shown }: { list: ReturnType<typeof useLedger>; shown: number }) {
  const t = useTranslations("common.list");
  const words = useTranslations("distribution.ledger");
  return (
    <LoadMore
      label={t("showMore", { count: pageSize.next })}
      shown={words("shown", { count: shown })}
      busy={list.isFetchingNextPage}
      onLoad={() => void list.fetchNextPage()}
    />
  );
}
