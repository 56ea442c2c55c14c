"use client";

import type { SessionItem } from "@heard/core/accounts";
import { Button } from "@heard/ui/button";
import { Chip } from "@heard/ui/chip";
import { Cell, RowHead } from "@heard/ui/table";
import { notify } from "@heard/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { useFormat } from "#lib/use-format.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useSignOut } from "#lib/use-sign-out.ts";
import { useTRPC } from "#trpc/client.tsx";
import { EndEverywhere } from "./end-everywhere.tsx";

/** Where one is signed in, each with its way out. */
export function SessionSection({ initial, timeZone }: { initial: SessionItem[]; timeZone: string }) {
  const t = useTranslations("account.sessions");
  const trpc = useTRPC();
  const { data: sessions } = useQuery(trpc.account.sessions.queryOptions(undefined, { initialData: initial }));
  return (
    <Section>
      <SectionHeader title={t("title")} lead={t("lead")} actions={<EndEverywhere />} />
      <ListTable
        caption={t("title")}
        columns={[
          { label: t("device") },
          { label: t("since"), className: "max-rail:hidden" },
          { label: t("lastSeen") },
          { label: "" },
        ]}
      >
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} timeZone={timeZone} />
        ))}
      </ListTable>
    </Section>
  );
}

function SessionRow({ session, timeZone }: { session: SessionItem; timeZone: string }) {
  const t = useTranslations("account.sessions");
  const format = useFormat(timeZone);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const signOut = useSignOut();
  const end = useMutation(
    trpc.account.endSession.mutationOptions({
      onSuccess: async () => {
        notify({ text: t("endedOne") });
        await queryClient.invalidateQueries({ queryKey: trpc.account.sessions.queryKey() });
      },
      onError: (error) => notify({ text: refusalText(error), tone: "danger" }),
    }),
  );
  const { id, device, since, lastSeenAt, isThisOne } = session;
  return (
    <tr>
      <RowHead>
        <span className="flex flex-wrap items-center gap-2">
          {device || t("unknownDevice")}
          {isThisOne ? <Chip tone="accent">{t("thisOne")}</Chip> : null}
        </span>
      </RowHead>
      <Cell className="whitespace-nowrap max-rail:hidden">{format.instant(since)}</Cell>
      <Cell className="rail:whitespace-nowrap">{format.instant(lastSeenAt)}</Cell>
      <Cell className="text-right">
        <Button
          busy={end.isPending}
          aria-label={`${t("end")}: ${device || t("unknownDevice")}`}
          onClick={() => (isThisOne ? void signOut() : end.mutate({ sessionId: id }))}
        >
          {t("end")}
        </Button>
      </Cell>
    </tr>
  );
}
