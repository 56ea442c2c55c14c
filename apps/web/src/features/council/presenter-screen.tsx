"use client";

import type { MeetingReport } from "@heard/core/council-meetings";
import { Button } from "@heard/ui/button";
import { latePart } from "@heard/ui/late-part";
import { MissingPanel } from "@heard/ui/missing-part";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import type { Catalogue } from "#lib/catalogue.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { type AgendaItem, useItemTitle } from "./agenda-part.tsx";
import { riseWords } from "./agenda-row.tsx";
import { AgendaVerdict } from "./agenda-verdict.tsx";
import type { MeetingContext } from "./meeting-screen.tsx";
import { ProposalFacts } from "./proposal-facts.tsx";
import { rankWords } from "./rank-words.ts";

const ProposalChart = latePart(() => import("./proposal-chart.tsx"), MissingPanel);

type PresenterScreenProps = { organisation: string; timeZone: string; catalogue: Catalogue; initial: MeetingReport };
/** How often the wall asks whether anything was done at the desks, and how often it reads the meeting all the same: answers come in meanwhile. */
const freshMs = 5_000;
const anewMs = 300_000;

/** The agenda on a wall: one item at a time, in letters that are read from the last row. It follows what is voted and decided at the desks. */
export function PresenterScreen({ organisation, timeZone, catalogue, initial }: PresenterScreenProps) {
  const t = useTranslations("meetings");
  const format = useFormat(timeZone);
  const router = useRouter();
  const meeting = useFollowed(initial);
  const { items } = meeting.minutes;
  const [at, setAt] = useState(0);
  const place = Math.min(at, Math.max(0, items.length - 1));
  const turn = (by: number) => setAt(Math.min(Math.max(0, place + by), Math.max(0, items.length - 1)));
  const end = () => router.push(paths.meeting(organisation, meeting.id));
  const onKey = useEffectEvent(({ key }: KeyboardEvent) => {
    if (key === "ArrowRight" || key === "PageDown") turn(1);
    if (key === "ArrowLeft" || key === "PageUp") turn(-1);
    if (key === "Escape") end();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  const item = items[place];
  const context: MeetingContext = { organisation, catalogue, meeting, format };
  return (
    <div className="fixed inset-0 z-40 flex flex-col overflow-y-auto bg-page px-6 pt-6 wide:px-16 wide:pt-12">
      <h1 className="text-body text-ink-3">{t("one", { day: format.longInstant(meeting.heldAt) })}</h1>
      <div className="flex grow flex-col justify-center py-8" aria-live="polite">
        {item ? <Slide {...context} item={item} /> : <p className="text-value">{t("empty")}</p>}
      </div>
      {/* What turns the page stays in view, however long an item is. */}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-line border-t bg-page py-4">
        <Button onClick={() => turn(-1)}>{t("presenter.previous")}</Button>
        <Button tone="primary" onClick={() => turn(1)}>
          {t("presenter.next")}
        </Button>
        <Button onClick={end}>{t("presenter.end")}</Button>
        <span className="text-ink-3 text-small tabular-nums">
          {items.length === 0 ? "" : t("presenter.place", { at: String(place + 1), count: String(items.length) })}{" "}
          {t("presenter.keys")}
        </span>
      </div>
    </div>
  );
}

/** The meeting as it is: read anew when something was done, which is asked for often because it costs little. */
function useFollowed(initial: MeetingReport): MeetingReport {
  const { meetings } = useTRPC().council;
  const input = { meetingId: initial.id };
  const { data: meeting, refetch } = useQuery(
    meetings.get.queryOptions(input, { initialData: initial, refetchInterval: anewMs }),
  );
  const { data: latest } = useQuery(meetings.change.queryOptions(input, { refetchInterval: freshMs }));
  const change = latest?.change;
  const onChange = useEffectEvent(() => {
    if (change !== undefined && change !== meeting.change) void refetch();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when the word is another one
  useEffect(() => onChange(), [change]);
  return meeting;
}

function Slide(context: MeetingContext & { item: AgendaItem }) {
  const { meeting, item, format } = context;
  const t = useTranslations("meetings");
  const titleOf = useItemTitle();
  const proposal = meeting.proposals.find(({ plan }) => item.kind === "plan" && plan.id === item.planId);
  const { decision } = item;
  return (
    <>
      <p className="text-chart text-ink-3">{t(`kinds.${item.kind}`)}</p>
      <h2 className="wrap-anywhere mt-2 text-value">{titleOf(item)}</h2>
      {item.rise ? (
        <p className="mt-4 text-title" data-figure="effect">
          {t("rise", riseWords(item.rise, format))}
        </p>
      ) : null}
      {proposal ? <ProposalSlide {...context} proposal={proposal} /> : null}
      {decision ? (
        <p className="sentence mt-4 text-title">
          <strong>{t("said", { decision: t(`decided.${decision.kind}`) })}</strong>
          {decision.reason}
        </p>
      ) : null}
      {item.kind === "verdict" && item.planId !== null ? <AgendaVerdict {...context} planId={item.planId} /> : null}
      {meeting.notes[item.item] ? (
        <p className="sentence mt-4 whitespace-pre-line text-body">{meeting.notes[item.item]}</p>
      ) : null}
    </>
  );
}

/** One proposal for the whole room: its facts, why it ranks where it does, and the votes as they are cast. */
function ProposalSlide({
  proposal,
  catalogue,
  format,
}: MeetingContext & { proposal: MeetingReport["proposals"][number] }) {
  const t = useTranslations("council.proposals");
  const { ranked, tally, missing } = proposal;
  return (
    <div className="font-normal text-title">
      <div className="grid items-start gap-x-12 gap-y-6 wide:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
        <ProposalFacts {...{ proposal, catalogue, format }} />
        <div className="mt-3 text-body">
          <ProposalChart {...{ proposal, catalogue, format }} />
        </div>
      </div>
      {ranked ? (
        <p className="mt-4 text-chart font-normal text-ink-2 tabular-nums" data-figure="input">
          {t("rank", { rank: rankWords(ranked.rank) })} ·{" "}
          {t("inputs", {
            ...{ impact: format.percent(ranked.impact / 100), volume: format.count(ranked.volume) },
            ...{ confidence: format.wholePercent(ranked.confidence), effort: String(ranked.effort) },
          })}
        </p>
      ) : null}
      <p className="mt-4 font-semibold">
        {t("votes", {
          ...{ inFavour: String(tally.for), against: String(tally.against), abstain: String(tally.abstain) },
          missing: String(missing.length),
        })}
      </p>
    </div>
  );
}
