"use client";

import type { ImportBatchDetail } from "@heard/core/imports";
import { useTranslations } from "next-intl";
import { JobProgress } from "./job-progress.tsx";

/** The import while it runs. Nobody has to wait here for it. */
export function WorkPart({ batch }: { batch: ImportBatchDetail }) {
  const t = useTranslations("imports.work");
  const { state, fileName } = batch;
  const title = state === "waiting" || state === "paused" || state === "undoing" ? state : "running";
  return (
    <section className="pt-4">
      <JobProgress
        batch={batch}
        title={
          <h2 className="wrap-anywhere text-verdict max-rail:text-verdict-phone">{t(title, { file: fileName })}</h2>
        }
      />
      <p className="text-ink-2 text-small">{t("steady")}</p>
    </section>
  );
}
