"use client";

import type { SourceItem } from "@heard/core/sources";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** A source's name; a new one can be given its key. */
export default function SourceDialog({ source, onClose }: { source: SourceItem | null; onClose: () => void }) {
  const t = useTranslations("segmentLists");
  const close = useTranslations("common.actions")("close");
  const trpc = useTRPC();
  const { sources: client } = useTRPCClient();
  const { attempt } = useRun(trpc.sources.list.queryKey());
  const formId = useId();
  const [name, setName] = useState(source?.name ?? "");
  const [key, setKey] = useState("");
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const refusal = source
      ? await attempt(() => client.update.mutate({ key: source.key, name }), t("done.saved", { name }))
      : await attempt(
          () => client.create.mutate({ name, ...(key.trim() ? { key: key.trim() } : {}) }),
          t("done.added", { name }),
        );
    setError(refusal);
    if (refusal === null) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={source ? t("actions.editOf", { name: source.name }) : t("sources.add")}
      closeLabel={close}
      footer={
        <Button tone="primary" type="submit" form={formId}>
          {source ? t("actions.save") : t("actions.add")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label={t("form.name")}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={error}
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
      </form>
    </Dialog>
  );
}
