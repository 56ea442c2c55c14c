"use client";

import type { CaseSettings } from "@heard/core/cases";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { NumberField } from "@heard/ui/number-field";
import { TextArea, TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AskFirst } from "#components/ask-first.tsx";
import { FormDialog } from "#components/form-dialog.tsx";
import { RowMenu } from "#components/row-menu.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { linesOf } from "#lib/lines.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import type { CaseSettingsContext } from "./settings-screen.tsx";
import { useCaseRun } from "./use-case-run.ts";

type Playbook = CaseSettings["playbooks"][number];

/** What is done in a case, step by step, and in how many business hours. */
export function PlaybooksPart({ settings, canEdit }: CaseSettingsContext) {
  const t = useTranslations("cases.settings");
  const { cases: client } = useTRPCClient();
  const { attempt } = useCaseRun();
  const [edited, setEdited] = useState<Playbook | "new" | null>(null);
  const [ending, setEnding] = useState<Playbook | null>(null);
  return (
    <Section>
      <SectionHeader
        title={t("playbooks")}
        actions={
          canEdit ? (
            <Button icon={<PlusIcon />} onClick={() => setEdited("new")}>
              {t("addPlaybook")}
            </Button>
          ) : undefined
        }
      />
      {settings.playbooks.length === 0 ? <p className="text-body text-ink-2">{t("noPlaybooks")}</p> : null}
      <ul className="grid gap-x-12 gap-y-6 rail:grid-cols-2">
        {settings.playbooks.map((playbook) => (
          <li key={playbook.id} className="border-line border-t pt-4">
            <div className="flex items-start justify-between gap-2">
              <h3 className="font-medium text-body">{playbook.name}</h3>
              {canEdit ? (
                <RowMenu
                  label={`${t("edit")}: ${playbook.name}`}
                  groups={[
                    {
                      id: "playbook",
                      items: [
                        { id: "edit", label: t("editPlaybook"), onAction: () => setEdited(playbook) },
                        {
                          ...{ id: "end", label: t("endPlaybook"), danger: true },
                          onAction: () => setEnding(playbook),
                        },
                      ],
                    },
                  ]}
                />
              ) : null}
            </div>
            <p className="text-ink-3 text-small">
              {t("hoursOf", { hours: playbook.hours, count: playbook.steps.length })}
            </p>
            <ol className="mt-2 list-decimal pl-5 text-ui">
              {playbook.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
      {ending ? (
        <AskFirst
          title={t("endPlaybook")}
          body={t("endPlaybookAsk", { name: ending.name })}
          submitLabel={t("endPlaybook")}
          onClose={() => setEnding(null)}
          onSubmit={() => attempt(() => client.archivePlaybook.mutate({ playbookId: ending.id }), t("playbookEnded"))}
        />
      ) : null}
      {edited ? <PlaybookDialog playbook={edited === "new" ? null : edited} onClose={() => setEdited(null)} /> : null}
    </Section>
  );
}

/** Which one is changed, and what stood in it when its form was opened. */
const editOf = ({ id, name, steps, hours }: Playbook) => ({ playbookId: id, seen: { name, steps, hours } });

function PlaybookDialog({ playbook, onClose }: { playbook: Playbook | null; onClose: () => void }) {
  const t = useTranslations("cases.settings");
  const { cases: client } = useTRPCClient();
  const { attempt } = useCaseRun();
  const [name, setName] = useState(playbook?.name ?? "");
  const [steps, setSteps] = useState(playbook?.steps.join("\n") ?? "");
  const [hours, setHours] = useState<number | null>(playbook?.hours ?? 9);
  const title = t(playbook === null ? "addPlaybook" : "editPlaybook");
  const save = async () => {
    if (hours === null) return t("hoursMissing");
    const given = { ...(playbook === null ? {} : editOf(playbook)), name, hours, steps: linesOf(steps) };
    return attempt(() => client.savePlaybook.mutate(given), t("playbookSaved"));
  };
  return (
    <FormDialog title={title} submitLabel={title} onClose={onClose} onSubmit={save}>
      {(refusal) => (
        <>
          <TextField
            label={t("name")}
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={refusal}
            maxLength={100}
            required
          />
          <TextArea
            label={t("steps")}
            hint={t("stepsHint")}
            value={steps}
            onChange={(event) => setSteps(event.target.value)}
            rows={6}
            required
          />
          <NumberField
            label={t("hours")}
            value={hours}
            onChange={(value) => setHours(value ?? null)}
            min={1}
            max={1000}
          />
        </>
      )}
    </FormDialog>
  );
}
