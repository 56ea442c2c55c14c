"use client";

import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { EditIcon, PrintIcon } from "@heard/ui/icons";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { paths } from "#lib/paths.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { MeetingDialog } from "./meeting-dialog.tsx";
import type { MeetingContext } from "./meeting-screen.tsx";
import { useCouncilRun } from "./use-council-run.ts";

type Asked = "change" | "close" | "cancel";

/** What can be done with the whole of a meeting. */
export function MeetingCommands({ organisation, meeting }: MeetingContext) {
  const t = useTranslations("meetings");
  const { meetings: client } = useTRPCClient().council;
  const { run } = useCouncilRun();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { id: meetingId, state, canRun } = meeting;
  const onClose = () => setAsked(null);
  const isOpen = state === "planned" || state === "open";
  return (
    <>
      {canRun && state === "planned" ? (
        <Button tone="primary" onClick={() => void run(() => client.open.mutate({ meetingId }), t("opened"))}>
          {t("open")}
        </Button>
      ) : null}
      {canRun && state === "open" ? (
        <Button tone="primary" onClick={() => setAsked("close")}>
          {t("close")}
        </Button>
      ) : null}
      {isOpen ? (
        <Link className={buttonStyle()} href={paths.presenter(organisation, meetingId)}>
          {t("present")}
        </Link>
      ) : null}
      <Button icon={<PrintIcon />} onClick={() => window.print()}>
        {t("print")}
      </Button>
      {canRun && isOpen ? (
        <Button icon={<EditIcon />} onClick={() => setAsked("change")}>
          {t("change")}
        </Button>
      ) : null}
      {canRun && state === "planned" ? <Button onClick={() => setAsked("cancel")}>{t("cancel")}</Button> : null}
      {asked === "change" ? <MeetingDialog members={meeting.members} meeting={meeting} onClose={onClose} /> : null}
      {asked === "close" || asked === "cancel" ? <EndDialog {...{ meetingId, asked, onClose }} /> : null}
    </>
  );
}

type EndDialogProps = { meetingId: number; asked: "close" | "cancel"; onClose: () => void };

/** Closing and calling off cannot be taken back: what it means is said first. */
function EndDialog({ meetingId, asked, onClose }: EndDialogProps) {
  const t = useTranslations("meetings");
  const { meetings: client } = useTRPCClient().council;
  const { attempt } = useCouncilRun();
  const submit = () =>
    asked === "close"
      ? attempt(() => client.close.mutate({ meetingId }), t("closed"))
      : attempt(() => client.cancel.mutate({ meetingId }), t("cancelled"));
  return (
    <FormDialog title={t(asked)} submitLabel={t(asked)} onClose={onClose} onSubmit={submit}>
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t(asked === "close" ? "closeLead" : "cancelLead")}</p>
          {refusal === null ? null : (
            <p role="alert" className="text-danger text-small">
              {refusal}
            </p>
          )}
        </>
      )}
    </FormDialog>
  );
}
