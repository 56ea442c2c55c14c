import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { MembersScreen } from "#features/members/members-screen.tsx";
import { env } from "#lib/env.ts";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("title") };
}

export default async function MembersPage({ params }: Props) {
  const { organisation, permissions, memberId } = await getViewer((await params).organisation);
  if (!permissions.includes("member.read"))
    return <NotPermitted permission="member.read" organisation={organisation} />;
  const { members, invitations } = await getCaller(organisation.key);
  const [initialMembers, initialInvitations, touchpoints] = await Promise.all([
    members.list(),
    invitations.list(),
    members.touchpoints(),
  ]);
  return (
    <Texts areas={["members"]}>
      <MembersScreen
        ownId={memberId}
        timeZone={organisation.timeZone}
        sendsMail={env().smtpUrl !== null}
        touchpoints={touchpoints}
        initialMembers={initialMembers}
        initialInvitations={initialInvitations}
      />
    </Texts>
  );
}
