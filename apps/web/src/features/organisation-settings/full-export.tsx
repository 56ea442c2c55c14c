"use client";

import type { OrganisationSettings } from "@heard/core/organisations";
import { exportHours } from "@heard/core/organisations/rules";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { DownloadIcon } from "@heard/ui/icons";
import { Progress } from "@heard/ui/progress";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

type Run = NonNullable<OrganisationSettings["fullExport"]>;

/** Everything as one file: what is in it, how far it is, and the file. */
export function FullExport({ settings }: { settings: OrganisationSettings }) {
  const t = useTranslations("organisationSettings.danger");
  const trpc = useTRPC();
  const { organisationSettings } = useTRPCClient();
  const { run } = useRun(trpc.organisationSettings.read.queryKey());
  const format = useFormat(settings.timeZone);
  const { fullExport: job } = settings;
  const isUnderWay = job?.state === "waiting" || job?.state === "running";
  const begin = () => run(() => organisationSettings.export.mutate(), t("exporting"));
  return (
    <div className="border-line border-l-2 pl-4">
      <h3 className="font-medium text-ui">{t("exportTitle")}</h3>
      <p className="sentence text-body text-ink-2">{t("exportBody")}</p>
      <p className="sentence mb-3 text-ink-3 text-small">{t("grants")}</p>
      {job ? <Outcome job={job} organisation={settings.key} format={format} /> : null}
      {isUnderWay ? null : <Button onClick={begin}>{t("export")}</Button>}
    </div>
  );
}

function Outcome({ job, organisation, format }: { job: Run; organisation: string; format: Format }) {
  const t = useTranslations("organisationSettings.danger");
  const zone = useTranslations("organisationSettings.timeZone");
  if (job.state === "failed")
    return (
      <p role="alert" className="mb-3 border-danger border-l-2 pl-2 text-danger text-small">
        {t("exportFailed")}
      </p>
    );
  if (job.state !== "succeeded") {
    const { doneCount, totalCount } = job;
    const text =
      job.state === "waiting" || totalCount === null
        ? zone("waiting")
        : zone("progress", { done: format.count(doneCount), total: totalCount });
    return (
      <div role="status" className="mb-3">
        <Progress label={t("exporting")} share={totalCount ? doneCount / totalCount : null} text={text} />
        <p className="mt-1 text-ink-3 text-small tabular-nums">{text}</p>
      </div>
    );
  }
  return (
    <div role="status" className="mb-3 text-body">
      <p>{job.finishedAt ? t("exported", { time: format.instant(job.finishedAt) }) : null}</p>
      {job.isFresh ? null : <p className="text-ink-3 text-small">{t("exportStale", { hours: String(exportHours) })}</p>}
      {job.file ? (
        <a href={paths.file(organisation, job.file.id)} download className={`${buttonStyle()} mt-2`}>
          <DownloadIcon />
          {t("download", { size: format.bytes(job.file.size) })}
        </a>
      ) : (
        <p className="text-ink-3 text-small">{t("othersFile")}</p>
      )}
    </div>
  );
}
