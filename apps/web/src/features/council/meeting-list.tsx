"use client";

import type { MeetingItem } from "@heard/core/council-meetings";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { paths } from "#lib/paths.ts";
import type { CouncilContext } from "./council-screen.tsx";
import { MeetingDialog } from "./meeting-dialog.tsx";

const shownHeld = 3;

type MeetingListProps = CouncilContext & { meetings: readonly MeetingItem[] };

/** The meetings, those to come and those that were held, and the way to plan one. */
export function MeetingList({ meetings, ...context }: MeetingListProps) {
  const t = useTranslations("meetings");
  const { organisation, report, format } = context;
  const [isOpen, setOpen] = useState(false);
  const isAhead = ({ state }: MeetingItem) => state === "planned" || state === "open";
  const held = meetings.filter((one) => !isAhead(one));
  const shown = [...meetings.filter(isAhead).toReversed(), ...held.slice(0, shownHeld)];
  const earlier = held.slice(shownHeld);
  return (
    <Section>
      <SectionHeader
        title={t("title")}
        lead={meetings.length === 0 ? t("none") : null}
        actions={
          report.canMeet ? (
            <Button icon={<PlusIcon />} onClick={() => setOpen(true)}>
              {t("plan")}
            </Button>
          ) : null
        }
      />
      <MeetingRows {...{ organisation, format }} meetings={shown} />
      {earlier.length === 0 ? null : (
        <details className="mt-3">
          <summary className="cursor-pointer text-ink-2 text-small">{t("earlier", { count: earlier.length })}</summary>
          <MeetingRows {...{ organisation, format }} meetings={earlier} />
        </details>
      )}
      {isOpen ? <MeetingDialog members={report.members} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

type MeetingRowsProps = Pick<MeetingListProps, "organisation" | "format" | "meetings">;

function MeetingRows({ organisation, format, meetings }: MeetingRowsProps) {
  const t = useTranslations("meetings");
  return (
    <ul className="text-ui">
      {meetings.map(({ id, heldAt, place, state, decisions }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-3 border-line border-b py-2">
          <Link className="name-link font-medium" href={paths.meeting(organisation, id)}>
            {format.longInstant(heldAt)}
          </Link>
          <span className={state === "open" || state === "planned" ? "font-semibold" : "text-ink-3"}>
            {t(`states.${state}`)}
          </span>
          <span className="wrap-anywhere min-w-0 text-ink-3 text-small">
            {[place, decisions === null ? null : t("decisions", { count: decisions })]
              .filter((part) => part !== null)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
