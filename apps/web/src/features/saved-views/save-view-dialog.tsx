"use client";

import type { SavedViewScreen } from "@heard/core/saved-views";
import { Checkbox } from "@heard/ui/checkbox";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
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
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  return (
    <FormDialog
      title={t("saveTitle")}
      submitLabel={actions("save")}
      onClose={onClose}
      onSubmit={() => attempt(() => savedViews.create.mutate({ screen, name, query, shared }), t("saved", { name }))}
    >
      {(refusal) => (
        <>
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
        </>
      )}
    </FormDialog>
  );
}
