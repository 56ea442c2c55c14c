"use client";

import type { NoticeReport } from "@heard/core/plan-notices";
import { type Locale, localeNames, locales } from "@heard/messages/locale";
import { SegmentedControl } from "@heard/ui/segmented-control";
import { TextArea, TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

type NoticeDialogProps = { planId: number; notice: NoticeReport["notice"]; onClose: () => void };
type Given = Record<Locale, { title: string; body: string }>;

/** The words of a notice, in one language or several. */
export function NoticeDialog({ planId, notice, onClose }: NoticeDialogProps) {
  const t = useTranslations("notices");
  const { planNotices: client } = useTRPCClient();
  const { attempt } = useRun(useTRPC().planNotices.pathKey());
  const [language, setLanguage] = useState<Locale>(useLocale());
  const [senderName, setSenderName] = useState(notice?.senderName ?? "");
  const [edit] = useState(notice?.edit);
  const [given, setGiven] = useState<Given>(
    () => Object.fromEntries(locales.map((one) => [one, notice?.texts[one] ?? { title: "", body: "" }])) as Given,
  );
  const set = (change: Partial<Given[Locale]>) => setGiven({ ...given, [language]: { ...given[language], ...change } });
  const save = () => {
    const written = locales.filter((one) => given[one].title.trim() !== "" || given[one].body.trim() !== "");
    const texts = Object.fromEntries(written.map((one) => [one, given[one]]));
    return attempt(
      () => client.save.mutate({ planId, texts, senderName, ...(edit === undefined ? {} : { edit }) }),
      t("saved"),
    );
  };
  return (
    <FormDialog title={t(notice ? "edit" : "write")} submitLabel={t("save")} onClose={onClose} onSubmit={save}>
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("lead")}</p>
          <TextField
            label={t("sender")}
            value={senderName}
            onChange={(event) => setSenderName(event.target.value)}
            error={refusal}
            maxLength={100}
            required
          />
          <SegmentedControl
            label={t("language")}
            name={`notice-${planId}`}
            value={language}
            onChange={setLanguage}
            options={locales.map((value) => ({ value, label: localeNames[value] }))}
          />
          <TextField
            label={t("noticeTitle")}
            lang={language}
            value={given[language].title}
            onChange={(event) => set({ title: event.target.value })}
            maxLength={200}
          />
          <TextArea
            label={t("body")}
            hint={t("bodyHint")}
            lang={language}
            value={given[language].body}
            onChange={(event) => set({ body: event.target.value })}
            rows={6}
            maxLength={4000}
          />
        </>
      )}
    </FormDialog>
  );
}
