"use client";

import type { Account } from "@heard/core/accounts";
import { Button } from "@heard/ui/button";
import { Cell, RowHead } from "@heard/ui/table";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { useFormat } from "#lib/use-format.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

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

function IdentityRow({ identity: { issuer, subject, since }, timeZone }: { identity: Identity; timeZone: string }) {
  const t = useTranslations("account.identities");
  const format = useFormat(timeZone);
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const remove = useMutation(
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
    <tr>
      <RowHead>
        {issuer.replace(/^https:\/\//, "")}
        <span className="block break-all text-ink-2 text-small">{subject}</span>
      </RowHead>
      <Cell className="rail:whitespace-nowrap">{format.instant(since)}</Cell>
      <Cell className="text-right">
        <Button
          busy={remove.isPending}
          aria-label={`${t("remove")}: ${issuer}`}
          onClick={() => remove.mutate({ issuer, subject })}
        >
          {t("remove")}
        </Button>
      </Cell>
    </tr>
  );
}
