"use client";

import { Button } from "@heard/ui/button";
import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";
import type { Draft } from "./use-draft.ts";

/** Whether what was typed is kept. A conflict says what can be done about it, and nothing is thrown away before somebody chooses. */
export function SaveNote({ draft }: { draft: Draft }) {
  const t = useTranslations("surveyBuilder.save");
  const { survey, format } = useBuilder();
  const { state } = draft;
  if (state.kind === "conflict") return <Conflict draft={draft} />;
  if (state.kind === "failed")
    return (
      <p role="alert" className="flex flex-wrap items-center gap-3 border-danger border-l-2 pl-3 text-danger text-ui">
        {t("failed", { reason: state.reason })}
        <Button onClick={() => void draft.settle()}>{t("again")}</Button>
      </p>
    );
  const at = survey.savedAt ? format.instant(new Date(survey.savedAt)) : null;
  const saved =
    at === null ? null : survey.savedBy ? t("savedBy", { time: at, name: survey.savedBy }) : t("savedAt", { time: at });
  const text = state.kind === "saved" ? saved : t(state.kind === "saving" ? "saving" : "unsaved");
  return (
    <p role="status" className="mt-2 min-h-4 text-ink-3 text-small">
      {text}
    </p>
  );
}

function Conflict({ draft }: { draft: Draft }) {
  const t = useTranslations("surveyBuilder.conflict");
  return (
    <div role="alert" className="my-3 border-danger border-l-2 bg-danger-soft px-4 py-3">
      <p className="font-semibold text-body">{t("title")}</p>
      <p className="sentence text-body text-ink-2">{t("body")}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={() => void draft.takeTheirs()}>{t("theirs")}</Button>
        <Button onClick={() => void draft.keepMine()}>{t("mine")}</Button>
      </div>
    </div>
  );
}
