"use client";

import type { MemberItem } from "@heard/core/members";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormNote } from "#features/sign-in/form-note.tsx";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { LinkOnce } from "./link-once.tsx";

/** A link with which a member sets a new password, shown once. */
export default function PasswordLinkDialog({ member, onClose }: { member: MemberItem; onClose: () => void }) {
  const t = useTranslations("members.resetLink");
  const actions = useTranslations("common.actions");
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const make = useMutation(trpc.members.createPasswordLink.mutationOptions());
  const { id, name } = member;
  if (make.data)
    return <LinkOnce title={t("shown")} body={t("give", { name })} link={make.data.link} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title", { name })}
      closeLabel={actions("close")}
      footer={
        <>
          <Button tone="primary" busy={make.isPending} onClick={() => make.mutate({ memberId: id })}>
            {t("submit")}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {actions("cancel")}
          </Button>
        </>
      }
    >
      <p className="sentence mb-3 text-left text-body text-ink-2">{t("body")}</p>
      <FormNote>{make.isError ? refusalText(make.error) : null}</FormNote>
    </Dialog>
  );
}
