"use client";

import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DayRange } from "#lib/days.ts";
import type { Format } from "#lib/format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { DisagreementLine } from "./disagreement-line.tsx";
import type { NamedTheme } from "./use-comment-names.ts";

const DisagreementDialog = latePart(() => import("./disagreement-dialog.tsx"), MissingDialog);

/** How often people read otherwise, of the comments that they checked, with the way to where. */
export default function DisagreementPart({
  days,
  themes,
  format,
}: {
  days: DayRange;
  themes: readonly NamedTheme[];
  format: Format;
}) {
  const t = useTranslations("comments.disagreement");
  const trpc = useTRPC();
  const { data: report } = useQuery(trpc.comments.disagreement.queryOptions({ period: days }));
  const [open, setOpen] = useState(false);
  if (!report) return null;
  return (
    <section>
      <h3 className="mb-1 font-semibold text-small">{t("title")}</h3>
      <DisagreementLine of={report.overall} format={format} />
      {report.overall.n > 0 ? (
        <button type="button" className="link mt-1 text-ui" onClick={() => setOpen(true)}>
          {t("more")}
        </button>
      ) : null}
      {open ? (
        <DisagreementDialog
          report={report}
          days={days}
          themes={themes}
          format={format}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </section>
  );
}
