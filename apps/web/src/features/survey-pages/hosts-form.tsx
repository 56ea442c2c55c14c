"use client";

import { Button } from "@heard/ui/button";
import { TextArea } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Format } from "#lib/format.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

type Props = { hosts: readonly string[]; may: { organisation: boolean }; format: Format };

/** To which hosts surveys of the organisation may send people at their end: an owner says so, everybody else reads it. */
export function HostsForm({ hosts, may, format }: Props) {
  const t = useTranslations("surveyPages.settings");
  const trpc = useTRPC();
  const { surveys: client } = useTRPCClient();
  const { attempt } = useRun(trpc.surveys.pathKey());
  const [typed, setTyped] = useState(hosts.join("\n"));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!may.organisation)
    return (
      <p className="sentence text-body text-ink-2">
        {t("hostsOwner", { hosts: hosts.length > 0 ? format.list([...hosts]) : t("noHosts") })}
      </p>
    );
  const wanted = typed
    .split(/[\s,，]+/)
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== "");
  const isSame = wanted.join("\n") === hosts.join("\n");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (isSame) return;
    setBusy(true);
    setRefusal(await attempt(() => client.allowRedirectHosts.mutate({ hosts: wanted }), t("hostsSaved")));
    setBusy(false);
  };
  return (
    <form onSubmit={save} className="flex max-w-md flex-col gap-3">
      <TextArea
        label={t("hostsLabel")}
        hint={t("hostsHint")}
        error={refusal}
        rows={3}
        value={typed}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="flex [&>span]:items-start">
        <Button type="submit" busy={busy} disabledReason={isSame ? t("nothing") : null}>
          {t("saveHosts")}
        </Button>
      </div>
    </form>
  );
}
