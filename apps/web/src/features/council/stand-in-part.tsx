"use client";

import { Button } from "@heard/ui/button";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import type { CouncilContext } from "./council-screen.tsx";
import { useCouncilRun } from "./use-council-run.ts";

/** Who votes in whose place, and the way to name somebody for one's own. */
export function StandInPart(context: CouncilContext) {
  const t = useTranslations("council.standIns");
  const { council: client } = useTRPCClient();
  const { run } = useCouncilRun();
  const [isOpen, setOpen] = useState(false);
  const { report, format } = context;
  const colleagues = report.members.filter(({ id }) => id !== report.ownId);
  return (
    <Section>
      <SectionHeader title={t("title")} lead={report.standIns.length === 0 ? t("none") : t("lead")} />
      <ul className="flex flex-col gap-2 text-ui">
        {report.standIns.map(({ id, member, proxy, from, to, isOwn }) => (
          <li key={id} className="flex flex-wrap items-center gap-2">
            <span className="min-w-0">
              {t("line", { proxy: proxy.name, member: member.name, from: format.day(from), to: format.day(to) })}
            </span>
            {isOwn ? (
              <Button onClick={() => void run(() => client.endProxy.mutate({ standInId: id }), t("ended"))}>
                {t("end")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {report.canVote && colleagues.length > 0 ? (
        <div className="mt-3" data-print="hide">
          <Button onClick={() => setOpen(true)}>{t("give")}</Button>
        </div>
      ) : null}
      {isOpen ? <StandInDialog {...context} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function StandInDialog({ report, onClose }: CouncilContext & { onClose: () => void }) {
  const t = useTranslations("council.standIns");
  const { council: client } = useTRPCClient();
  const { attempt } = useCouncilRun();
  const colleagues = report.members.filter(({ id }) => id !== report.ownId);
  const [given, setGiven] = useState({ proxyId: colleagues[0]?.id ?? 0, from: "", to: "" });
  return (
    <FormDialog
      title={t("give")}
      submitLabel={t("save")}
      onClose={onClose}
      onSubmit={() => attempt(() => client.giveProxy.mutate(given), t("saved"))}
    >
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("lead")}</p>
          <Select
            label={t("who")}
            value={String(given.proxyId)}
            onChange={(event) => setGiven({ ...given, proxyId: Number(event.target.value) })}
            options={colleagues.map(({ id, name }) => ({ value: String(id), label: name }))}
            error={refusal}
          />
          {(["from", "to"] as const).map((end) => (
            <TextField
              key={end}
              type="date"
              label={t(end)}
              value={given[end]}
              onChange={(event) => setGiven({ ...given, [end]: event.target.value })}
              required
            />
          ))}
        </>
      )}
    </FormDialog>
  );
}
