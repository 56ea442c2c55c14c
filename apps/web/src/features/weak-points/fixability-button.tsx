"use client";

import { fixabilities, longestReason } from "@heard/core/weak-points/rules";
import { IconButton } from "@heard/ui/icon-button";
import { EditIcon } from "@heard/ui/icons";
import { Select } from "@heard/ui/select";
import { TextArea } from "@heard/ui/text-field";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

type Props = { touchpoint: string; name: string; fixability: number; reason: string | undefined };
const words = ["one", "two", "three", "four", "five"] as const;

/** Asks how much of a touchpoint's gap can be closed: people know it, and no answer says it. */
export function FixabilityButton({ name, ...given }: Props) {
  const t = useTranslations("weakPoints.say");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label={t("open", { name })} icon={<EditIcon />} onClick={() => setOpen(true)} />
      {isOpen ? <FixabilityDialog {...given} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type DialogProps = Omit<Props, "name"> & { onClose: () => void };

function FixabilityDialog({ touchpoint, onClose, ...given }: DialogProps) {
  const t = useTranslations("weakPoints.say");
  const router = useRouter();
  const { weakPoints: client } = useTRPCClient();
  const { attempt } = useRun(useTRPC().weakPoints.pathKey());
  // Where nobody has said anything, the middle is assumed and nothing stands there.
  const [seen] = useState(
    given.reason === undefined ? { fixability: null, reason: null } : { ...given, reason: given.reason },
  );
  const [fixability, setFixability] = useState(given.fixability);
  const [reason, setReason] = useState(given.reason ?? "");
  const save = async () => {
    const input = { touchpoint, fixability, reason, seen };
    const refusal = await attempt(() => client.setFixability.mutate(input), t("saved"));
    if (refusal === null) router.refresh();
    return refusal;
  };
  return (
    <FormDialog title={t("title")} submitLabel={t("save")} onClose={onClose} onSubmit={save}>
      {(refusal) => (
        <>
          <Select
            label={t("value")}
            value={String(fixability)}
            onChange={(event) => setFixability(Number(event.target.value))}
            options={fixabilities.map((value) => ({
              value: String(value),
              label: t(`values.${words[value - 1] ?? "three"}`),
            }))}
          />
          <TextArea
            label={t("reason")}
            error={refusal}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={longestReason}
            required
          />
        </>
      )}
    </FormDialog>
  );
}
