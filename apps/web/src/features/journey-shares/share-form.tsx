"use client";

import { Button } from "@heard/ui/button";
import { Checkbox } from "@heard/ui/checkbox";
import { NumberField } from "@heard/ui/number-field";
import { TextArea, TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { DayRange } from "#lib/days.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

type Props = { period: DayRange; onMade: (token: string) => void };

/** Asks for what only a person can know of a link: for whom, how long, and how much of it. */
export function ShareForm({ period, onMade }: Props) {
  const t = useTranslations("journey.share");
  const client = useTRPCClient();
  const { attempt } = useRun(useTRPC().journeyShares.list.queryKey());
  const [name, setName] = useState("");
  const [days, setDays] = useState<number | null>(30);
  const [least, setLeast] = useState<number | null>(10);
  const [showsPlans, setShowsPlans] = useState(false);
  const [hosts, setHosts] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const frameHosts = hosts.split(/\s+/).filter((host) => host !== "");
    const share = { name, period, days: days ?? 30, leastAnswers: least ?? 10, showsPlans, frameHosts };
    const make = async () => onMade((await client.journeyShares.create.mutate(share)).token);
    setRefusal(await attempt(make, t("made")));
    setBusy(false);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        value={name}
        onChange={(event) => setName(event.target.value)}
        maxLength={100}
        required
      />
      <div className="flex flex-wrap gap-x-8 gap-y-5">
        <NumberField label={t("days")} value={days} onChange={setDays} min={1} max={366} />
        <NumberField label={t("least")} hint={t("leastHint")} value={least} onChange={setLeast} min={5} max={1000} />
      </div>
      <Checkbox label={t("plans")} checked={showsPlans} onChange={(event) => setShowsPlans(event.target.checked)} />
      <TextArea
        label={t("hosts")}
        hint={t("hostsHint")}
        rows={2}
        value={hosts}
        onChange={(event) => setHosts(event.target.value)}
        error={refusal}
      />
      <Button tone="primary" type="submit" busy={busy} className="self-start">
        {t("create")}
      </Button>
    </form>
  );
}
