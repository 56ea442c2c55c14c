"use client";

import { TextField } from "@heard/ui/text-field";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "#components/delete-dialog.tsx";
import { FormDialog } from "#components/form-dialog.tsx";
import { paths } from "#lib/paths.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import type { Asked } from "./survey-menu.tsx";

type Props = { asked: Asked; organisation: string; onClose: () => void };

/** What has to be said or agreed to before something is done with a survey. */
export default function SurveyDialog(props: Props) {
  if (props.asked.kind === "rename") return <RenameDialog {...props} />;
  return props.asked.kind === "copy" ? <CopyDialog {...props} /> : <DeleteSurveyDialog {...props} />;
}

function RenameDialog({ asked: { survey }, onClose }: Props) {
  const t = useTranslations("surveyList");
  const save = useTranslations("common.actions")("save");
  const trpc = useTRPC();
  const { surveys: client } = useTRPCClient();
  const { attempt } = useRun(trpc.surveys.pathKey());
  const [name, setName] = useState(survey.name);
  return (
    <FormDialog
      title={t("rename.title", { name: survey.name })}
      submitLabel={save}
      onClose={onClose}
      onSubmit={() =>
        attempt(
          () => client.rename.mutate({ surveyId: survey.id, name, seen: { name: survey.name } }),
          t("done.renamed", { name }),
        )
      }
    >
      {(refusal) => (
        <TextField
          label={t("rename.label")}
          hint={t("rename.hint")}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={refusal}
          required
          maxLength={120}
        />
      )}
    </FormDialog>
  );
}

function CopyDialog({ asked: { survey }, organisation, onClose }: Props) {
  const t = useTranslations("surveyList");
  const trpc = useTRPC();
  const router = useRouter();
  const { surveys: client } = useTRPCClient();
  const { attempt } = useRun(trpc.surveys.pathKey());
  const [name, setName] = useState(t("copyForm.suggestion", { name: survey.name }).slice(0, 120));
  const copy = async () => {
    const { key } = await client.create.mutate({ name, from: { kind: "copy", surveyId: survey.id } });
    router.push(paths.survey(organisation, key));
  };
  return (
    <FormDialog
      title={t("copyForm.title", { name: survey.name })}
      submitLabel={t("copyForm.submit")}
      onClose={onClose}
      onSubmit={() => attempt(copy, t("done.copied", { name }))}
    >
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("copyForm.body")}</p>
          <TextField
            label={t("copyForm.label")}
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={refusal}
            required
            maxLength={120}
          />
        </>
      )}
    </FormDialog>
  );
}

function DeleteSurveyDialog({ asked: { survey }, onClose }: Props) {
  const t = useTranslations("surveyList");
  const trpc = useTRPC();
  const { surveys: client, sources } = useTRPCClient();
  const queryClient = useQueryClient();
  const { id, key, name, responseCount } = survey;
  return (
    <DeleteDialog
      title={t("delete.title", { name })}
      body={t("delete.body", { count: responseCount })}
      submitLabel={t("actions.delete")}
      deleted={t("done.deleted", { name })}
      restored={t("done.restored", { name })}
      remove={() => client.delete.mutate({ surveyId: id })}
      restore={() => sources.restore.mutate({ source: key })}
      reload={() => queryClient.invalidateQueries({ queryKey: trpc.surveys.pathKey() })}
      onClose={onClose}
    />
  );
}
