"use client";

import { digitsIn, isPin } from "@heard/core/survey-entries/rules";
import type { SurveyDefinition } from "@heard/survey/runtime";
import { Button } from "@heard/ui/button";
import { TextField } from "@heard/ui/text-field";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { SideSection } from "#components/section.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { EntryLinkForm } from "./entry-link.tsx";

type Props = {
  survey: { id: number };
  asked: SurveyDefinition;
  gateway: string;
  may: { edit: boolean; publish: boolean };
};

/** A device in a shop: its PIN, and the link that makes it one. */
export function KioskSection({ survey, asked, gateway, may }: Props) {
  const t = useTranslations("surveyCollection");
  const trpc = useTRPC();
  const { surveyEntries: client } = useTRPCClient();
  const { data } = useQuery(trpc.surveyEntries.get.queryOptions({ surveyId: survey.id }));
  const hasPin = data?.hasKioskPin ?? false;
  return (
    <SideSection title={t("kiosk.title")} lead={t("kiosk.lead")}>
      <PinForm surveyId={survey.id} hasPin={hasPin} mayEdit={may.edit} />
      <EntryLinkForm
        parameters={asked.parameters}
        gateway={gateway}
        way="kiosk"
        make={(parameters) => client.kioskLink.mutate({ surveyId: survey.id, parameters })}
        disabledReason={may.publish ? (hasPin ? null : t("kiosk.pinFirst")) : t("onlyEditors")}
      />
    </SideSection>
  );
}

function PinForm({ surveyId, hasPin, mayEdit }: { surveyId: number; hasPin: boolean; mayEdit: boolean }) {
  const t = useTranslations("surveyCollection");
  const trpc = useTRPC();
  const { surveyEntries: client } = useTRPCClient();
  const { attempt } = useRun(trpc.surveyEntries.pathKey());
  const [pin, setPin] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!mayEdit) return;
    if (!isPin(digitsIn(pin))) {
      setRefusal(t("kiosk.pinForm"));
      return;
    }
    setBusy(true);
    const why = await attempt(() => client.setPin.mutate({ surveyId, pin }), t("kiosk.pinSaved"));
    setRefusal(why);
    if (why === null) setPin("");
    setBusy(false);
  };
  return (
    <form onSubmit={save} className="mb-6 flex max-w-md flex-col gap-3">
      <TextField
        type="password"
        autoComplete="off"
        inputMode="numeric"
        label={t("kiosk.pin")}
        hint={t(hasPin ? "kiosk.pinSet" : "kiosk.pinNone")}
        error={refusal}
        value={pin}
        readOnly={!mayEdit}
        onChange={(event) => setPin(event.target.value)}
      />
      <div className="flex [&>span]:items-start">
        <Button type="submit" busy={busy} disabledReason={mayEdit ? null : t("onlyEditors")}>
          {t("kiosk.savePin")}
        </Button>
      </div>
    </form>
  );
}
