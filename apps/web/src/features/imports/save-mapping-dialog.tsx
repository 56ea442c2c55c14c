"use client";

import type { ListMapping } from "@heard/core/imports/lists/schema";
import type { Mapping } from "@heard/core/imports/schema";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

type Props = {
  mapping: Mapping | ListMapping;
  kind: "responses" | "contacts" | "suppressions";
  name: string;
  onClose: () => void;
};

/** Keeps the mapping under a name, or in the place of one that is kept. */
export default function SaveMappingDialog({ mapping, kind, name: proposed, onClose }: Props) {
  const t = useTranslations("imports.mapping");
  const close = useTranslations("common.actions")("close");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const formId = useId();
  const [name, setName] = useState(proposed);
  const [over, setOver] = useState("");
  const { data: kept = [] } = useQuery(trpc.imports.mappings.list.queryOptions({ kind }));
  // What is written over is as it was when it was chosen: whoever has changed it since is not written over.
  const { data: seen } = useQuery({
    ...trpc.imports.mappings.byId.queryOptions({ mappingId: Number(over) }),
    enabled: over !== "",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const save = useMutation(
    trpc.imports.mappings.save.mutationOptions({
      onSuccess: async (saved) => {
        notify({ text: t("saved", { name: saved.name }) });
        await queryClient.invalidateQueries({ queryKey: trpc.imports.mappings.list.pathKey() });
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (over === "") save.mutate({ name, mapping });
    else if (seen) save.mutate({ name, mapping, mappingId: seen.id, seen: { name: seen.name, mapping: seen.mapping } });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("saveTitle")}
      closeLabel={close}
      footer={
        <Button tone="primary" type="submit" form={formId} busy={save.isPending || (over !== "" && seen === undefined)}>
          {t("save")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <p className="sentence text-body text-ink-2">{t("saveBody")}</p>
        <TextField
          label={t("name")}
          error={save.isError ? refusalText(save.error) : null}
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
          maxLength={200}
        />
        {kept.length > 0 ? (
          <Select
            label={t("overwrite")}
            value={over}
            onChange={(event) => setOver(event.target.value)}
            options={[
              { value: "", label: t("asNew") },
              ...kept.map((one) => ({ value: String(one.id), label: one.name })),
            ]}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
