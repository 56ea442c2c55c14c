"use client";

import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** An address may be written to again: that is a decision, so it says why. */
export default function LiftDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations("contacts.suppressions");
  const trpc = useTRPC();
  const { contacts: client } = useTRPCClient();
  const { attempt } = useRun(trpc.contacts.pathKey());
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      title={t("liftTitle")}
      submitLabel={t("lift")}
      onClose={onClose}
      onSubmit={() => attempt(() => client.suppressions.lift.mutate({ suppressionId: id, reason }), t("lifted"))}
    >
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("liftBody")}</p>
          <TextField
            label={t("why")}
            hint={t("whyHint")}
            value={reason}
            maxLength={200}
            required
            error={refusal}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
