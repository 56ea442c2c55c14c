"use client";

import type { MemberItem } from "@heard/core/members";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RowMenu } from "#components/row-menu.tsx";
import type { TouchpointChoice } from "./access-fields.tsx";
import { useMemberChange } from "./use-member-change.ts";

const EditDialog = latePart(() => import("./edit-dialog.tsx"), MissingDialog);
const PasswordLinkDialog = latePart(() => import("./password-link-dialog.tsx"), MissingDialog);
const DeactivateDialog = latePart(() => import("./deactivate-dialog.tsx"), MissingDialog);
const RemoveDialog = latePart(() => import("./remove-dialog.tsx"), MissingDialog);

export type MemberActionsProps = {
  member: MemberItem;
  members: MemberItem[];
  touchpoints: TouchpointChoice[];
  isOwn: boolean;
};

type Doing = "edit" | "password" | "deactivate" | "remove";

/** What an owner can do with a member. The last owner keeps what keeps the organisation open. */
export function MemberActions({ member, members, touchpoints, isOwn }: MemberActionsProps) {
  const t = useTranslations("members");
  const [doing, setDoing] = useState<Doing | null>(null);
  const { reactivate } = useMemberChange();
  const close = () => setDoing(null);
  const item = (id: Doing, label: string) => ({ id, label, onAction: () => setDoing(id) });
  const isActive = member.state === "active";
  const groups = [
    {
      id: "change",
      items: [
        ...(isActive ? [item("edit", t("edit.action"))] : []),
        ...(isActive && !isOwn ? [item("password", t("resetLink.action"))] : []),
        ...(isActive
          ? []
          : [
              {
                id: "reactivate",
                label: t("reactivate.action"),
                onAction: () => reactivate.mutate({ memberId: member.id }),
              },
            ]),
      ],
    },
    ...(isOwn || member.isLastOwner
      ? []
      : [
          {
            id: "end",
            items: [
              ...(isActive ? [item("deactivate", t("deactivate.action"))] : []),
              item("remove", t("remove.action")),
            ],
          },
        ]),
  ];
  return (
    <>
      <RowMenu label={t("actions", { name: member.name })} groups={groups} />
      {doing === "edit" ? <EditDialog member={member} touchpoints={touchpoints} onClose={close} /> : null}
      {doing === "password" ? <PasswordLinkDialog member={member} onClose={close} /> : null}
      {doing === "deactivate" ? <DeactivateDialog member={member} onClose={close} /> : null}
      {doing === "remove" ? <RemoveDialog member={member} members={members} onClose={close} /> : null}
    </>
  );
}
