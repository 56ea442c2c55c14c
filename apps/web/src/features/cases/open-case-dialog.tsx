"use client";

import { longestTitle } from "@heard/core/cases/rules";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { paths } from "#lib/paths.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { useCaseRun } from "./use-case-run.ts";

type OpenCaseDialogProps = { organisation: string; responseId: string; onClose: () => void };

/** Opens a case for the customer behind a response. */
export default function OpenCaseDialog({ organisation, responseId, onClose }: OpenCaseDialogProps) {
  const t = useTranslations("cases.opening");
  const said = useTranslations("cases.settings");
  const router = useRouter();
  const trpc = useTRPC();
  const { cases: client } = useTRPCClient();
  const { attempt } = useCaseRun();
  const { data: settings } = useQuery(trpc.cases.settings.queryOptions());
  const [title, setTitle] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [owner, setOwner] = useState("");
  const [escalateTo, setEscalateTo] = useState("");
  const playbooks = settings?.playbooks ?? [];
  const workers = (settings?.workers ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  const playbook = chosen ?? String(playbooks[0]?.id ?? "");
  const open = async () => {
    const { number } = await client.open.mutate({
      ...{ title, responseId, playbookId: Number(playbook) },
      ownerId: owner === "" ? null : Number(owner),
      escalateTo: escalateTo === "" ? null : Number(escalateTo),
    });
    router.push(paths.case(organisation, number));
    return number;
  };
  return (
    <FormDialog
      title={t("title")}
      submitLabel={t("action")}
      onClose={onClose}
      onSubmit={() => attempt(open, (number) => t("done", { number: String(number) }))}
    >
      {(refusal) => (
        <>
          <TextField
            label={t("name")}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            error={refusal}
            maxLength={longestTitle}
            required
          />
          <Select
            label={t("playbook")}
            value={playbook}
            onChange={(event) => setChosen(event.target.value)}
            hint={settings !== undefined && playbooks.length === 0 ? t("noPlaybook") : undefined}
            options={playbooks.map(({ id, name }) => ({ value: String(id), label: name }))}
            required
          />
          <Select
            label={t("owner")}
            value={owner}
            onChange={(event) => setOwner(event.target.value)}
            options={[{ value: "", label: t("byTouchpoint") }, ...workers]}
          />
          <Select
            label={said("escalateTo")}
            value={escalateTo}
            onChange={(event) => setEscalateTo(event.target.value)}
            options={[{ value: "", label: said("nobody") }, ...workers]}
          />
        </>
      )}
    </FormDialog>
  );
}
