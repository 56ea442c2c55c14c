"use client";

import type { MemberItem } from "@heard/core/members";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { Select } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormNote } from "#features/sign-in/form-note.tsx";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useMemberChange } from "./use-member-change.ts";

export type RemoveDialogProps = { member: MemberItem; members: MemberItem[]; onClose: () => void };

/** Takes somebody out, after asking who gets their metrics and views. */
export default function RemoveDialog({ member, members, onClose }: RemoveDialogProps) {
  const t = useTranslations("members.remove");
  const actions = useTranslations("common.actions");
  const refusalText = useRefusalText();
  const { remove } = useMemberChange();
  const [heir, setHeir] = useState("");
  const { id, name } = member;
  const heirs = members.filter((one) => one.id !== id && one.state === "active");
  const submit = () =>
    remove.mutate({ memberId: id, reassignToId: heir === "" ? null : Number(heir) }, { onSuccess: onClose });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title", { name })}
      closeLabel={actions("close")}
      footer={
        <>
          <Button tone="danger" busy={remove.isPending} onClick={submit}>
            {t("submit", { name })}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {actions("cancel")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5 text-left">
        <p className="sentence text-body text-ink-2">{t("body", { name })}</p>
        <Select
          label={t("reassign", { name })}
          value={heir}
          onChange={(event) => setHeir(event.target.value)}
          options={[
            { value: "", label: t("nobody") },
            ...heirs.map((one) => ({ value: String(one.id), label: one.name })),
          ]}
        />
        <FormNote>{remove.isError ? refusalText(remove.error) : null}</FormNote>
      </div>
    </Dialog>
  );
}
