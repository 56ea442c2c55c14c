"use client";

import type { SourceItem } from "@heard/core/sources";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** A source's name; a new one can be given its key. */
export default function SourceDialog({ source, onClose }: { source: SourceItem | null; onClose: () => void }) {
  const t = useTranslations("segmentLists");
  const trpc = useTRPC();
  const { sources: client } = useTRPCClient();
  const { attempt } = useRun(trpc.sources.list.queryKey());
  const [seen] = useState({ name: source?.name });
  const [name, setName] = useState(source?.name ?? "");
  const [key, setKey] = useState("");
  const submit = () =>
    source
      ? attempt(() => client.update.mutate({ key: source.key, name, seen }), t("done.saved", { name }))
      : attempt(
          () => client.create.mutate({ name, ...(key.trim() ? { key: key.trim() } : {}) }),
          t("done.added", { name }),
        );
  return (
    <FormDialog
      title={source ? t("actions.editOf", { name: source.name }) : t("sources.add")}
      submitLabel={source ? t("actions.save") : t("actions.add")}
      onClose={onClose}
      onSubmit={submit}
    >
      {(refusal) => (
        <>
          <TextField
            label={t("form.name")}
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={refusal}
            required
            maxLength={120}
          />
          {source ? null : (
            <TextField
              label={t("form.key")}
              hint={t("form.keyHint")}
              value={key}
              onChange={(event) => setKey(event.target.value)}
              maxLength={60}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
