"use client";

import type { MemberItem } from "@heard/core/members";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { useTranslations } from "next-intl";
import { FormNote } from "#features/sign-in/form-note.tsx";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useMemberChange } from "./use-member-change.ts";

/** Closes the organisation to a member for the time being, after saying what that means. */
export default function DeactivateDialog({ member, onClose }: { member: MemberItem; onClose: () => void }) {
  const t = useTranslations("members.deactivate");
  const actions = useTranslations("common.actions");
  const refusalText = useRefusalText();
  const { deactivate } = useMemberChange();
  const { id, name } = member;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title", { name })}
      closeLabel={actions("close")}
      footer={
        <>
          <Button
            tone="danger"
            busy={deactivate.isPending}
            onClick={() => deactivate.mutate({ memberId: id }, { onSuccess: onClose })}
          >
            {t("submit", { name })}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {actions("cancel")}
          </Button>
        </>
      }
    >
      <p className="sentence text-left text-body text-ink-2">{t("body", { name })}</p>
      <FormNote>{deactivate.isError ? refusalText(deactivate.error) : null}</FormNote>
    </Dialog>
  );
}
