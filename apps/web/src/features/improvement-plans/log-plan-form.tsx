"use client";

import { Button } from "@heard/ui/button";
import { Checkbox } from "@heard/ui/checkbox";
import { Select } from "@heard/ui/select";
import { TextArea, TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import type { PlanOrigin } from "./plan-origin.ts";

type LogPlanFormProps = { organisation: string; catalogue: Catalogue; origin: PlanOrigin };

/** A plan in under a minute: a title, and where. What it was opened from comes with it. */
export function LogPlanForm({ organisation, catalogue, origin }: LogPlanFormProps) {
  const t = useTranslations("plans");
  const locale = useLocale();
  const router = useRouter();
  const client = useTRPCClient();
  const refusalText = useRefusalText();
  const [title, setTitle] = useState("");
  const [touchpoint, setTouchpoint] = useState(origin.touchpoint);
  const [isCrossTeam, setCrossTeam] = useState(false);
  const [note, setNote] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const evidence = origin.evidence ?? [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const { number } = await client.improvementPlans.log.mutate({
        ...{ title, touchpoint: touchpoint || null, isCrossTeam, evidence },
        ...(origin.trigger ? { trigger: origin.trigger } : {}),
        ...(note.trim() ? { note } : {}),
      });
      notify({ text: t("form.logged", { number: String(number) }) });
      router.push(paths.plan(organisation, number));
    } catch (error) {
      setRefusal(refusalText(error));
      setBusy(false);
    }
  };
  return (
    <>
      <PageHeader title={t("form.title")} lead={t("form.lead")} />
      <form onSubmit={submit} className="mt-8 flex max-w-xl flex-col gap-6">
        <TextField
          label={t("form.name")}
          hint={t("form.nameHint")}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          error={refusal}
          maxLength={200}
          required
          // Whoever opened this page came to write this line.
          autoFocus
        />
        <Select
          label={t("form.touchpoint")}
          value={touchpoint}
          onChange={(event) => setTouchpoint(event.target.value)}
          options={[
            ...(catalogue.isLimited ? [] : [{ value: "", label: t("everywhere") }]),
            ...catalogue.touchpoints.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
          ]}
        />
        <Checkbox
          label={
            <>
              {t("form.crossTeam")} <span className="text-ink-3 text-small">{t("form.crossTeamHint")}</span>
            </>
          }
          checked={isCrossTeam}
          onChange={(event) => setCrossTeam(event.target.checked)}
        />
        <TextArea
          label={t("form.note")}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          rows={3}
          maxLength={4000}
        />
        {evidence.length === 0 ? null : (
          <div className="text-ui">
            <p className="font-medium">{t("form.evidence")}</p>
            <ul className="mt-1 list-disc pl-5 text-ink-2">
              {evidence.map((one) => (
                <li key={one.kind}>
                  {one.kind === "comment"
                    ? t("form.evidenceComment")
                    : one.kind === "theme"
                      ? t("form.evidenceTheme", { name: one.theme })
                      : t("form.evidenceMeasure")}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div>
          <Button tone="primary" type="submit" busy={busy}>
            {t("form.submit")}
          </Button>
        </div>
      </form>
    </>
  );
}
