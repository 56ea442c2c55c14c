"use client";

import type { JourneyCell } from "@heard/core/journey-view";
import { longestNote } from "@heard/core/journey-view/rules";
import { NumberField } from "@heard/ui/number-field";
import { TextArea } from "@heard/ui/text-field";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

export type NoteDialogProps = { touchpoint: string; name: string; note: JourneyCell["note"]; onClose: () => void };

/** How a touchpoint works and how it is meant to be. What was there when it was opened goes along, so that nobody writes over somebody else. */
export default function NoteDialog({ touchpoint, name, note: stored, onClose }: NoteDialogProps) {
  const t = useTranslations("journey.note");
  const router = useRouter();
  const client = useTRPCClient();
  const { attempt } = useRun(useTRPC().journeyView.pathKey());
  const [seen] = useState({
    ...{ note: stored?.note ?? "", wantedNote: stored?.wantedNote ?? "" },
    wantedFeeling: stored?.wantedFeeling ?? null,
  });
  const [note, setNote] = useState(seen.note);
  const [wantedNote, setWantedNote] = useState(seen.wantedNote);
  const [wantedFeeling, setWantedFeeling] = useState(seen.wantedFeeling);
  const submit = async () => {
    const drawn = { touchpoint, note, wantedNote, wantedFeeling, seen };
    const refusal = await attempt(() => client.journeyView.writeNote.mutate(drawn), t("saved", { touchpoint: name }));
    // What somebody else wrote meanwhile is then to be seen as well.
    router.refresh();
    return refusal;
  };
  return (
    <FormDialog title={t("writeFor", { touchpoint: name })} submitLabel={t("save")} onClose={onClose} onSubmit={submit}>
      {(refusal) => (
        <>
          <TextArea
            label={t("how")}
            hint={t("howHint")}
            value={note}
            maxLength={longestNote}
            onChange={(event) => setNote(event.target.value)}
          />
          <NumberField
            label={t("feeling")}
            hint={t("feelingHint")}
            value={wantedFeeling}
            onChange={setWantedFeeling}
            min={-100}
            max={100}
            format={{ maximumFractionDigits: 0, signDisplay: "exceptZero" }}
          />
          <TextArea
            label={t("wish")}
            value={wantedNote}
            maxLength={longestNote}
            onChange={(event) => setWantedNote(event.target.value)}
            error={refusal}
          />
        </>
      )}
    </FormDialog>
  );
}
