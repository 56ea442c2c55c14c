"use client";

import { isLocale, localeNames, locales } from "@heard/messages/locale";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { AccessFields, emptyAccess, isComplete, type TouchpointChoice } from "./access-fields.tsx";
import { LinkOnce } from "./link-once.tsx";

export type InviteDialogProps = { touchpoints: TouchpointChoice[]; sendsMail: boolean; onClose: () => void };

/** Whom to invite as what; then the word that a letter is on its way, or the link, once. */
export default function InviteDialog({ touchpoints, sendsMail, onClose }: InviteDialogProps) {
  const t = useTranslations("members");
  const close = useTranslations("common.actions")("close");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const formId = useId();
  const [email, setEmail] = useState("");
  const [locale, setLocale] = useState(useLocale());
  const [access, setAccess] = useState(emptyAccess);
  const invite = useMutation(
    trpc.invitations.create.mutationOptions({
      onSuccess: async ({ email: address, link, days }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.invitations.list.queryKey() });
        if (link !== null) return;
        notify({ text: t("invite.sent", { email: address, days: String(days) }) });
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ email, locale, ...access });
  };
  if (invite.data?.link) {
    const { email: address, days, link, letter } = invite.data;
    const body = t(letter === "failed" ? "invite.letterFailed" : "invite.linkBody", {
      email: address,
      days: String(days),
    });
    return <LinkOnce title={t("invite.linkTitle")} body={body} link={link} onClose={onClose} />;
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("invite.title")}
      closeLabel={close}
      footer={
        <Button
          tone="primary"
          type="submit"
          form={formId}
          busy={invite.isPending}
          disabledReason={isComplete(access) ? null : t("edit.incomplete")}
        >
          {t("invite.submit")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label={t("invite.email")}
          type="email"
          required
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={invite.isError ? refusalText(invite.error) : null}
        />
        <AccessFields value={access} onChange={setAccess} touchpoints={touchpoints} />
        <Select
          label={sendsMail ? t("invite.language") : t("invite.screenLanguage")}
          hint={sendsMail ? t("invite.languageHint") : null}
          value={locale}
          onChange={(event) => isLocale(event.target.value) && setLocale(event.target.value)}
          options={locales.map((one) => ({ value: one, label: localeNames[one] }))}
        />
      </form>
    </Dialog>
  );
}
