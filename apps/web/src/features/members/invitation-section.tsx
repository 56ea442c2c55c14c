"use client";

import type { InvitationItem } from "@heard/core/invitations";
import { Button } from "@heard/ui/button";
import { Cell, RowHead } from "@heard/ui/table";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
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
      <ListTable
        caption={t("invite.pending")}
        columns={[
          { label: t("invite.email") },
          { label: t("columns.roles"), className: "max-rail:hidden" },
          { label: t("columns.touchpoints"), className: "max-rail:hidden" },
          { label: t("columns.grants"), className: "max-rail:hidden" },
          { label: t("invite.until"), className: "max-rail:hidden" },
          { label: "" },
        ]}
      >
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} timeZone={timeZone} />
        ))}
      </ListTable>
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
  const until = state === "expired" ? t("expired", { day }) : t("expires", { day });
  return (
    <tr className={state === "open" ? undefined : "text-ink-3"}>
      <RowHead className="break-all">
        {email}
        <span className="mt-1 block font-normal text-ink-2 text-small rail:hidden">{words.line(invitation)}</span>
        <span className="block font-normal text-ink-3 text-small rail:hidden">{until}</span>
      </RowHead>
      <Cell className="max-rail:hidden">{words.roles(invitation)}</Cell>
      <Cell className="whitespace-nowrap max-rail:hidden">{words.touchpoints(invitation)}</Cell>
      <Cell className="max-rail:hidden">{words.grants(invitation)}</Cell>
      <Cell className="whitespace-nowrap max-rail:hidden">{state === "expired" ? t("expired", { day }) : day}</Cell>
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
