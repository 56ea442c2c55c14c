"use client";

import type { OrganisationSettings } from "@heard/core/organisations";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { Progress } from "@heard/ui/progress";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { TimeZoneField } from "#components/time-zone-field.tsx";
import { useFormat } from "#lib/use-format.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

const plain = (zone: string) => zone.replaceAll("_", " ");

/** Where a day is a day. A change is work that goes on without the reader; until it ends the old days stand, and this says so. */
export function TimeZoneSection({ settings, readAt }: { settings: OrganisationSettings; readAt: Date }) {
  const t = useTranslations("organisationSettings.timeZone");
  const format = useFormat(settings.timeZone);
  const { timeZone, timeZoneChange: change } = settings;
  const isUnderWay = change?.state === "waiting" || change?.state === "running";
  return (
    <Section className="grid gap-x-12 gap-y-1 rail:grid-cols-[16rem_minmax(0,32rem)]">
      <SectionHeader title={t("title")} lead={t("lead", { zone: plain(timeZone), time: format.time(readAt) })} />
      <div className="flex flex-col gap-5">
        {change?.state === "failed" ? (
          <p role="alert" className="border-danger border-l-2 pl-2 text-danger text-small">
            {t("failed", { zone: plain(change.timeZone) })}
          </p>
        ) : null}
        {isUnderWay ? <UnderWay change={change} old={timeZone} /> : <ZoneForm key={timeZone} timeZone={timeZone} />}
      </div>
    </Section>
  );
}

type Change = NonNullable<OrganisationSettings["timeZoneChange"]>;

function UnderWay({ change, old }: { change: Change; old: string }) {
  const t = useTranslations("organisationSettings.timeZone");
  const format = useFormat(old);
  const { state, doneCount, totalCount, timeZone } = change;
  const text = state === "waiting" ? t("waiting") : textOf();
  function textOf() {
    if (totalCount === null || (totalCount > 0 && doneCount >= totalCount)) return t("finishing");
    return t("progress", { done: format.count(doneCount), total: totalCount });
  }
  return (
    <div role="status">
      <p className="sentence mb-3 border-accent border-l-2 bg-accent-soft px-3 py-2 text-body">
        {t("running", { zone: plain(timeZone), old: plain(old) })}
      </p>
      <Progress label={t("title")} share={totalCount ? doneCount / totalCount : null} text={text} />
      <p className="mt-1 text-ink-3 text-small tabular-nums">{text}</p>
    </div>
  );
}

function ZoneForm({ timeZone }: { timeZone: string }) {
  const t = useTranslations("organisationSettings.timeZone");
  const actions = useTranslations("common.actions");
  const trpc = useTRPC();
  const { organisationSettings } = useTRPCClient();
  const { run } = useRun(trpc.organisationSettings.read.queryKey());
  const [zone, setZone] = useState(timeZone);
  const [asking, setAsking] = useState(false);
  const change = async () => {
    setAsking(false);
    await run(() => organisationSettings.changeTimeZone.mutate({ timeZone: zone }), t("waiting"));
  };
  return (
    <>
      <TimeZoneField label={t("label")} value={zone} onChange={setZone} />
      <div className="[&>span]:items-start">
        <Button disabledReason={zone === timeZone ? t("same") : null} onClick={() => setAsking(true)}>
          {t("change")}
        </Button>
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("confirmTitle", { zone: plain(zone) })}
        closeLabel={actions("close")}
        footer={
          <>
            <Button tone="primary" onClick={change}>
              {t("change")}
            </Button>
            <Button tone="quiet" onClick={() => setAsking(false)}>
              {actions("cancel")}
            </Button>
          </>
        }
      >
        <p className="sentence text-body text-ink-2">{t("confirmBody")}</p>
      </Dialog>
    </>
  );
}
