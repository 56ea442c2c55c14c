"use client";

import type { ImportBatchDetail } from "@heard/core/imports";
import type { PresetKey } from "@heard/core/imports/schema";
import { SelectInput } from "@heard/ui/select";
import { notify } from "@heard/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { useImportContext } from "./import-context.tsx";

type Props = { batch: ImportBatchDetail; onReadAgain: () => void };

/** Begins again from the proposal, from a survey tool's mapping, or from one that was saved. */
export function BeginFrom({ batch, onReadAgain }: Props) {
  const t = useTranslations("imports");
  const { may } = useImportContext();
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const { data: presets = [] } = useQuery(
    trpc.imports.presets.queryOptions(undefined, { staleTime: Infinity, enabled: batch.kind === "responses" }),
  );
  const { data: saved = [] } = useQuery(trpc.imports.mappings.list.queryOptions({ kind: batch.kind }));
  const read = useMutation(
    trpc.imports.read.mutationOptions({
      onSuccess: onReadAgain,
      onError: (error) => notify({ text: refusalText(error), tone: "danger" }),
    }),
  );
  if (!may.run) return null;
  const begin = (from: string) => {
    const [kind, value = ""] = from.split(":");
    if (kind === "proposal") read.mutate({ batchId: batch.id, preset: null });
    if (kind === "preset") read.mutate({ batchId: batch.id, preset: value as PresetKey });
    if (kind === "mapping") read.mutate({ batchId: batch.id, mappingId: Number(value) });
  };
  return (
    <SelectInput
      className="w-64!"
      aria-label={t("mapping.begin")}
      value=""
      disabled={read.isPending}
      onChange={(event) => begin(event.target.value)}
      options={[
        {
          value: "",
          label: batch.mappingName ? t("mapping.named", { name: batch.mappingName }) : `${t("mapping.begin")} …`,
        },
        { value: "proposal", label: t("mapping.proposal") },
        ...(saved.length > 0
          ? [
              {
                label: t("upload.saved"),
                options: saved.map(({ id, name }) => ({ value: `mapping:${id}`, label: name })),
              },
            ]
          : []),
        ...(presets.length > 0
          ? [
              {
                label: t("upload.tools"),
                options: presets.map(({ key, name }) => ({ value: `preset:${key}`, label: name })),
              },
            ]
          : []),
      ]}
    />
  );
}
