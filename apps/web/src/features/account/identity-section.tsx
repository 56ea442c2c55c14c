"use client";

import type { Account } from "@heard/core/accounts";
import { Button } from "@heard/ui/button";
import { Cell, RowHead } from "@heard/ui/table";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { useFormat } from "#lib/use-format.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { IdentityLink } from "./identity-link.tsx";

type Identity = Account["identities"][number];

/** The accounts elsewhere that open this one: somebody who once read one's mail may have bound one of theirs. */
export function IdentitySection({ identities, timeZone }: { identities: Identity[]; timeZone: string }) {
  const t = useTranslations("account.identities");
  return (
    <Section>
      <SectionHeader title={t("title")} lead={t("lead")} />
      <ListTable caption={t("title")} columns={[{ label: t("provider") }, { label: t("since") }, { label: "" }]}>
        {identities.map((identity) => (
          <IdentityRow key={`${identity.issuer} ${identity.subject}`} identity={identity} timeZone={timeZone} />
        ))}
      </ListTable>
    </Section>
  );
}

function IdentityRow({ identity, timeZone }: { identity: Identity; timeZone: string }) {
  const { issuer, subject, since, removedAt } = identity;
  const t = useTranslations("account.identities");
  const format = useFormat(timeZone);
  return (
    <tr>
      <RowHead>
        {issuer.replace(/^https:\/\//, "")}
        <span className="block break-all text-ink-2 text-small">{subject}</span>
      </RowHead>
      <Cell className="rail:whitespace-nowrap">
        {removedAt ? t("gone", { day: format.instant(removedAt) }) : format.instant(since)}
      </Cell>
      <Cell className="text-right">
        {removedAt ? <LinkButton identity={identity} /> : <RemoveButton identity={identity} />}
      </Cell>
    </tr>
  );
}

function RemoveButton({ identity: { issuer, subject } }: { identity: Identity }) {
  const t = useTranslations("account.identities");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const { isPending, mutate } = useMutation(
    trpc.account.removeIdentity.mutationOptions({
      onSuccess: async () => {
        notify({ text: t("removed") });
        await queryClient.invalidateQueries({ queryKey: trpc.account.sessions.queryKey() });
        router.refresh();
      },
      onError: (error) => notify({ text: refusalText(error), tone: "danger" }),
    }),
  );
  return (
    <Button busy={isPending} aria-label={`${t("remove")}: ${issuer}`} onClick={() => mutate({ issuer, subject })}>
      {t("remove")}
    </Button>
  );
}

function LinkButton({ identity }: { identity: Identity }) {
  const t = useTranslations("account.identities");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button aria-label={`${t("link")}: ${identity.issuer}`} onClick={() => setOpen(true)}>
        {t("link")}
      </Button>
      {isOpen ? <IdentityLink identity={identity} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
