"use client";

import type { MeetingReport } from "@heard/core/council-meetings";
import { Button } from "@heard/ui/button";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { nameIn } from "#lib/measure.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { AgendaRow } from "./agenda-row.tsx";
import type { MeetingContext } from "./meeting-screen.tsx";
import { useCouncilRun } from "./use-council-run.ts";

export type AgendaItem = MeetingReport["minutes"]["items"][number];

/** What a meeting talks about, in its order, with what was decided and written down. */
export function AgendaPart(context: MeetingContext) {
  const { meeting } = context;
  const isOver = meeting.state === "closed" || meeting.state === "cancelled";
  return (
    <>
      <ol className="agenda">
        {meeting.minutes.items.map((item, place) => (
          <AgendaRow key={item.item} {...context} {...{ item, place }} />
        ))}
      </ol>
      {meeting.canRun && !isOver ? <AddItem meetingId={meeting.id} /> : null}
    </>
  );
}

/** What an item is called in the reader's language. */
export function useItemTitle(): (item: AgendaItem) => string {
  const locale = useLocale();
  return ({ title, name, number }) =>
    [number === null ? null : String(number), title ?? (name ? nameIn(locale, name) : "")]
      .filter((part) => part !== null)
      .join(" ");
}

function AddItem({ meetingId }: { meetingId: number }) {
  const t = useTranslations("meetings");
  const { meetings: client } = useTRPCClient().council;
  const { attempt } = useCouncilRun();
  const [title, setTitle] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = await attempt(() => client.addItem.mutate({ meetingId, title }), t("added"));
    setRefusal(said);
    if (said === null) setTitle("");
  };
  return (
    <form onSubmit={submit} className="mt-6 flex max-w-xl items-end gap-2" data-print="hide">
      <TextField
        className="grow"
        label={t("addTitle")}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        error={refusal}
        maxLength={200}
        required
      />
      <Button type="submit">{t("add")}</Button>
    </form>
  );
}
