"use client";

import type { MemberItem } from "@heard/core/members";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { FormNote } from "#features/sign-in/form-note.tsx";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { AccessFields, isComplete, type TouchpointChoice } from "./access-fields.tsx";
import { useMemberChange } from "./use-member-change.ts";

export type EditDialogProps = { member: MemberItem; touchpoints: TouchpointChoice[]; onClose: () => void };

/** Other roles, limits and grants for a member. */
export default function EditDialog({ member, touchpoints, onClose }: EditDialogProps) {
  const t = useTranslations("members");
  const close = useTranslations("common.actions")("close");
  const refusalText = useRefusalText();
  const formId = useId();
  const { roles, touchpointIds, canUnmask, canSeeCustomers } = member;
  const [seen] = useState({ roles, touchpointIds, canUnmask, canSeeCustomers });
  const [access, setAccess] = useState(seen);
  const { update } = useMemberChange();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ memberId: member.id, ...access, seen }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("edit.title", { name: member.name })}
      overline={member.email}
      closeLabel={close}
      footer={
        <Button
          tone="primary"
          type="submit"
          form={formId}
          busy={update.isPending}
          disabledReason={isComplete(access) ? null : t("edit.incomplete")}
        >
          {t("edit.submit")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-5 text-left">
        <AccessFields value={access} onChange={setAccess} touchpoints={touchpoints} keepsOwner={member.isLastOwner} />
        <FormNote>{update.isError ? refusalText(update.error) : null}</FormNote>
      </form>
    </Dialog>
  );
}
