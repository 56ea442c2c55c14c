"use client";

import type { InvitationItem } from "@heard/core/invitations";
import { Button } from "@heard/ui/button";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import { useFormat } from "#lib/use-format.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { useAccessWords } from "./use-access-words.ts";

/** Who has been asked and has not answered. */
export function InvitationSection({ invitations, timeZone }: { invitations: InvitationItem[]; timeZone: string }) {
  const t = useTranslations("members");
  return (
    <Section>
      <SectionHeader title={t("invite.pending")} />
      <Table>
        <caption className="sr-only">{t("invite.pending")}</caption>
        <thead>
          <tr>
            <Column>{t("invite.email")}</Column>
            <Column>{t("columns.roles")}</Column>
            <Column>{t("columns.touchpoints")}</Column>
            <Column>{t("columns.grants")}</Column>
            <Column>{t("invite.until")}</Column>
            <Column />
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} timeZone={timeZone} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function InvitationRow({ invitation, timeZone }: { invitation: InvitationItem; timeZone: string }) {
  const t = useTranslations("members.invite");
  const format = useFormat(timeZone);
  const words = useAccessWords();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const { id, email, state } = invitation;
  const withdraw = useMutation(
    trpc.invitations.withdraw.mutationOptions({
      onSuccess: async () => {
        notify({ text: t("withdrawn", { email }) });
        await queryClient.invalidateQueries({ queryKey: trpc.invitations.list.queryKey() });
      },
      onError: (error) => notify({ text: refusalText(error), tone: "danger" }),
    }),
  );
  const day = format.instant(invitation.expiresAt);
  return (
    <tr className={state === "open" ? undefined : "text-ink-3"}>
      <RowHead className="break-all">{email}</RowHead>
      <Cell>{words.roles(invitation)}</Cell>
      <Cell>{words.touchpoints(invitation)}</Cell>
      <Cell>{words.grants(invitation)}</Cell>
      <Cell className="whitespace-nowrap">{state === "expired" ? t("expired", { day }) : day}</Cell>
      <Cell className="text-right">
        <Button
          busy={withdraw.isPending}
          aria-label={`${t("withdraw")}: ${email}`}
          onClick={() => withdraw.mutate({ invitationId: id })}
        >
          {t("withdraw")}
        </Button>
      </Cell>
    </tr>
  );
}
