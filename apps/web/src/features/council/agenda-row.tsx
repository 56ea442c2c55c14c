"use client";

import { Button } from "@heard/ui/button";
import { IconButton } from "@heard/ui/icon-button";
import { CloseIcon, DownIcon, UpIcon } from "@heard/ui/icons";
import { TextArea } from "@heard/ui/text-field";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { paths } from "#lib/paths.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { type AgendaItem, useItemTitle } from "./agenda-part.tsx";
import { AgendaVerdict } from "./agenda-verdict.tsx";
import type { MeetingContext } from "./meeting-screen.tsx";
import { ProposalCard } from "./proposal-card.tsx";
import { useCouncilRun } from "./use-council-run.ts";

type AgendaRowProps = MeetingContext & { item: AgendaItem; place: number };

/** One item: what it is, what can be decided on it here, what was decided, and what was written down. */
export function AgendaRow(context: AgendaRowProps) {
  const { organisation, catalogue, meeting, item, format } = context;
  const t = useTranslations("meetings");
  const titleOf = useItemTitle();
  const proposal = meeting.proposals.find(({ plan }) => item.kind === "plan" && plan.id === item.planId);
  const { decision } = item;
  return (
    <li data-print="flow" className="border-line border-t py-5 first:border-t-0 first:pt-0">
      <div className="flex items-start gap-3">
        <p className="min-w-0 grow text-ink-3 text-small">
          {t(`kinds.${item.kind}`)}
          {item.quietDays === null ? "" : ` · ${t("quiet", { days: item.quietDays })}`}
          {item.rise ? ` · ${t("rise", riseWords(item.rise, format))}` : ""}
        </p>
        <RowCommands {...context} />
      </div>
      {proposal ? (
        <ul>
          <ProposalCard
            {...{
              organisation,
              catalogue,
              format,
              proposal,
              quorum: meeting.quorum,
              canEdit: false,
              canVote: meeting.canVote && meeting.state === "open",
            }}
            {...(meeting.state === "open" ? { meetingId: meeting.id } : {})}
          />
        </ul>
      ) : (
        <h3 className="mt-1 text-chart">
          {item.number === null ? (
            titleOf(item)
          ) : (
            <Link className="name-link" href={paths.plan(organisation, item.number)}>
              {titleOf(item)}
            </Link>
          )}
        </h3>
      )}
      {item.kind === "verdict" && item.planId !== null ? <AgendaVerdict {...context} planId={item.planId} /> : null}
      {decision ? (
        <p className="sentence mt-2 text-body">
          <strong>{t("said", { decision: t(`decided.${decision.kind}`) })}</strong>
          {decision.reason}{" "}
          <span className="text-ink-3 text-small">
            {t("votes", {
              ...{ inFavour: String(decision.inFavour), against: String(decision.against) },
              abstain: String(decision.abstain),
            })}
          </span>
        </p>
      ) : null}
      <NoteField key={meeting.notes[item.item] ?? ""} {...context} />
    </li>
  );
}

/** How much more a theme is spoken of, as the account of rising themes says it. */
export const riseWords = (
  { count, expected, times, low, high }: NonNullable<AgendaItem["rise"]>,
  format: MeetingContext["format"],
) => ({
  ...{ count: format.count(count), expected: format.count(Math.round(expected)) },
  ...{ times: format.decimal(times), low: format.decimal(low), high: format.decimal(high) },
});

function RowCommands({ meeting, item, place }: AgendaRowProps) {
  const t = useTranslations("meetings");
  const titleOf = useItemTitle();
  const { meetings: client } = useTRPCClient().council;
  const { run } = useCouncilRun();
  const { id: meetingId, state, canRun, minutes } = meeting;
  if (!canRun || state === "closed" || state === "cancelled") return null;
  const order = minutes.items.map((one) => one.item);
  const move = (by: -1 | 1) => {
    const moved = order.toSpliced(place, 1).toSpliced(place + by, 0, item.item);
    // Of two who order the agenda at once the second is told, and sees how it stands.
    const seen = { order: meeting.order };
    return run(() => client.update.mutate({ meetingId, order: moved, seen }), t("saved"));
  };
  const title = titleOf(item);
  return (
    <span className="flex shrink-0" data-print="hide">
      {place > 0 ? (
        <IconButton label={t("up", { item: title })} icon={<UpIcon />} onClick={() => void move(-1)} />
      ) : null}
      {place < order.length - 1 ? (
        <IconButton label={t("down", { item: title })} icon={<DownIcon />} onClick={() => void move(1)} />
      ) : null}
      {item.kind === "own" ? (
        <IconButton
          label={t("remove", { item: title })}
          icon={<CloseIcon />}
          onClick={() => void run(() => client.removeItem.mutate({ meetingId, item: item.item }), t("removed"))}
        />
      ) : null}
    </span>
  );
}

/** What was said of an item. What somebody else wrote meanwhile is not written over. */
function NoteField({ meeting, item }: AgendaRowProps) {
  const t = useTranslations("meetings");
  const titleOf = useItemTitle();
  const { meetings: client } = useTRPCClient().council;
  const { attempt } = useCouncilRun();
  const kept = meeting.notes[item.item] ?? "";
  const [note, setNote] = useState(kept);
  const [isOpen, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const canWrite = meeting.canRun && meeting.state !== "cancelled" && meeting.letters.length === 0;
  const save = async () => {
    const input = { meetingId: meeting.id, item: item.item, note, seen: kept };
    const said = await attempt(() => client.note.mutate(input), t("noteSaved"));
    setRefusal(said);
    if (said === null) setOpen(false);
  };
  return (
    <>
      {kept === "" || isOpen ? null : <p className="sentence mt-2 whitespace-pre-line text-body">{kept}</p>}
      {canWrite && !isOpen ? (
        <div className="mt-2" data-print="hide">
          <Button aria-label={t("noteOf", { item: titleOf(item) })} onClick={() => setOpen(true)}>
            {t("note")}
          </Button>
        </div>
      ) : null}
      {isOpen ? (
        <div className="mt-3 flex max-w-xl flex-col items-start gap-2" data-print="hide">
          <TextArea
            className="w-full"
            label={t("noteOf", { item: titleOf(item) })}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            error={refusal}
            rows={3}
            maxLength={4000}
          />
          <Button onClick={() => void save()}>{t("noteSave")}</Button>
        </div>
      ) : null}
    </>
  );
}
