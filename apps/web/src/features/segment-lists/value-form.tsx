"use client";

import type { SegmentFieldItem, SegmentValueItem } from "@heard/core/segments";
import { Button } from "@heard/ui/button";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { draftOf, LocalisedFields, nameOf } from "#components/localised-fields.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

type Props = { field: SegmentFieldItem; value: SegmentValueItem | null; onDone: () => void };

/** A value with its names; the value itself is typed once. Without an English name it is shown as it is written. */
export function ValueForm({ field, value, onDone }: Props) {
  const t = useTranslations("segmentLists");
  const cancel = useTranslations("common.actions")("cancel");
  const trpc = useTRPC();
  const { segments: client } = useTRPCClient();
  const { attempt } = useRun(trpc.segments.list.queryKey());
  const [seen] = useState({ name: value?.name ?? null });
  const [written, setWritten] = useState(value?.value ?? "");
  const [names, setNames] = useState(draftOf(value?.name ?? null));
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const name = names.en.trim() === "" ? null : nameOf(names);
    const input = { field: field.key, value: written.trim(), name };
    const refusal = await attempt(
      () =>
        value === null
          ? client.createValue.mutate(input)
          : client.updateValue.mutate({ ...input, value: value.value, seen }),
      value === null ? t("done.added", { name: input.value }) : t("done.saved", { name: value.value }),
    );
    setBusy(false);
    setError(refusal);
    if (refusal === null) onDone();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-6">
      <TextField
        label={t("values.value")}
        hint={t("values.valueHint")}
        value={written}
        onChange={(event) => setWritten(event.target.value)}
        error={error}
        readOnly={value !== null}
        required
        maxLength={200}
      />
      <LocalisedFields legend={t("values.names")} value={names} onChange={setNames} />
      <div className="flex gap-2">
        <Button tone="primary" type="submit" busy={busy}>
          {value === null ? t("actions.add") : t("actions.save")}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}
