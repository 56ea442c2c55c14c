"use client";

import type { SavedViewScreen } from "@heard/core/saved-views";
import { Button } from "@heard/ui/button";
import { Checkbox } from "@heard/ui/checkbox";
import { Dialog } from "@heard/ui/dialog";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

export type SaveViewDialogProps = { screen: SavedViewScreen; query: string; canShare: boolean; onClose: () => void };

/** A name for the view that is open, and who sees it. */
export default function SaveViewDialog({ screen, query, canShare, onClose }: SaveViewDialogProps) {
  const t = useTranslations("savedViews");
  const actions = useTranslations("common.actions");
  const trpc = useTRPC();
  const { savedViews } = useTRPCClient();
  const { attempt } = useRun(trpc.savedViews.list.queryKey({ screen }));
  const formId = useId();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const said = await attempt(() => savedViews.create.mutate({ screen, name, query, shared }), t("saved", { name }));
    setBusy(false);
    setRefusal(said);
    if (said === null) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("saveTitle")}
      closeLabel={actions("close")}
      footer={
        <Button tone="primary" type="submit" form={formId} busy={busy}>
          {actions("save")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label={t("name")}
          hint={t("nameHint")}
          error={refusal}
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
          maxLength={80}
          autoComplete="off"
        />
        {canShare ? (
          <Checkbox
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
            label={
              <>
                {t("share")}
                <span className="block text-ink-3 text-small">{t("shareHint")}</span>
              </>
            }
          />
        ) : null}
      </form>
    </Dialog>
  );
}
