"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import type { Asked } from "./survey-menu.tsx";

type Props = { asked: Asked; organisation: string; onClose: () => void };

/** What has to be said or agreed to before something is done with a survey. */
export default function SurveyDialog(props: Props) {
  if (props.asked.kind === "rename") return <RenameDialog {...props} />;
  return props.asked.kind === "copy" ? <CopyDialog {...props} /> : <DeleteDialog {...props} />;
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

function DeleteDialog({ asked: { survey }, onClose }: Props) {
  const t = useTranslations("surveyList");
  const actions = useTranslations("common.actions");
  const trpc = useTRPC();
  const { sources } = useTRPCClient();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const reload = () => queryClient.invalidateQueries({ queryKey: trpc.surveys.pathKey() });
  const refuse = (error: unknown) => notify({ text: refusalText(error), tone: "danger" });
  const restore = () =>
    sources.restore
      .mutate({ source: survey.key })
      .then(() => notify({ text: t("done.restored", { name: survey.name }) }), refuse)
      .then(reload);
  const remove = useMutation(
    trpc.surveys.delete.mutationOptions({
      onSuccess: async () => {
        onClose();
        notify({
          text: t("done.deleted", { name: survey.name }),
          undo: { label: actions("undo"), onUndo: () => void restore() },
        });
        await reload();
      },
      onError: refuse,
    }),
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("delete.title", { name: survey.name })}
      closeLabel={actions("close")}
      footer={
        <>
          <Button tone="danger" busy={remove.isPending} onClick={() => remove.mutate({ surveyId: survey.id })}>
            {t("actions.delete")}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {actions("cancel")}
          </Button>
        </>
      }
    >
      <p className="sentence text-body text-ink-2">{t("delete.body", { count: survey.responseCount })}</p>
    </Dialog>
  );
}
