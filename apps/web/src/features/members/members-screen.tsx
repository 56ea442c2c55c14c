"use client";

import type { InvitationItem } from "@heard/core/invitations";
import type { MemberItem } from "@heard/core/members";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { TouchpointChoice } from "./access-fields.tsx";
import { InvitationSection } from "./invitation-section.tsx";
import { MemberTable } from "./member-table.tsx";

const InviteDialog = latePart(() => import("./invite-dialog.tsx"), MissingDialog);

export type MembersScreenProps = {
  ownId: number;
  timeZone: string;
  sendsMail: boolean;
  touchpoints: TouchpointChoice[];
  initialMembers: MemberItem[];
  initialInvitations: InvitationItem[];
};

/** Settings / Members: who is in, as what, and who has been asked. */
export function MembersScreen(props: MembersScreenProps) {
  const { ownId, timeZone, sendsMail, touchpoints, initialMembers, initialInvitations } = props;
  const t = useTranslations("members");
  const trpc = useTRPC();
  const { data: members } = useQuery(trpc.members.list.queryOptions(undefined, { initialData: initialMembers }));
  const { data: invitations } = useQuery(
    trpc.invitations.list.queryOptions(undefined, { initialData: initialInvitations }),
  );
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <Button tone="primary" icon={<PlusIcon />} onClick={() => setInviting(true)}>
            {t("invite.action")}
          </Button>
        }
      />
      <MemberTable members={members} ownId={ownId} timeZone={timeZone} touchpoints={touchpoints} />
      {invitations.length > 0 ? <InvitationSection invitations={invitations} timeZone={timeZone} /> : null}
      {inviting ? (
        <InviteDialog touchpoints={touchpoints} sendsMail={sendsMail} onClose={() => setInviting(false)} />
      ) : null}
    </>
  );
}
