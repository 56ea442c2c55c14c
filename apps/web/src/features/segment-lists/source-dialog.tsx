"use client";

import type { SourceItem } from "@heard/core/sources";
import { feedbackKinds } from "@heard/core/sources/rules";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** A source's name and what it brings; a new one can be given its key. */
export default function SourceDialog({ source, onClose }: { source: SourceItem | null; onClose: () => void }) {
  const t = useTranslations("segmentLists");
  const kinds = useTranslations("common.feedbackKinds");
  const trpc = useTRPC();
  const { sources: client } = useTRPCClient();
  const { attempt } = useRun(trpc.sources.list.queryKey());
  const [seen] = useState({ name: source?.name, feedbackKind: source?.feedbackKind });
  const [name, setName] = useState(source?.name ?? "");
  const [kind, setKind] = useState(source?.feedbackKind ?? "other");
  const [key, setKey] = useState("");
  const submit = () =>
    source
      ? attempt(
          () => client.update.mutate({ key: source.key, name, feedbackKind: kind, seen }),
          t("done.saved", { name }),
        )
      : attempt(
          () => client.create.mutate({ name, feedbackKind: kind, ...(key.trim() ? { key: key.trim() } : {}) }),
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
          {source?.kind === "survey" ? null : (
            <Select
              label={t("sources.brings")}
              value={kind}
              onChange={(event) => setKind(event.target.value as typeof kind)}
              options={feedbackKinds.map((value) => ({ value, label: kinds(value) }))}
            />
          )}
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
