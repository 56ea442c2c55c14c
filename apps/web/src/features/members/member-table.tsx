"use client";

import type { MemberItem } from "@heard/core/members";
import { Chip } from "@heard/ui/chip";
import { Cell } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ListName, ListTable } from "#components/list-table.tsx";
import { useFormat } from "#lib/use-format.ts";
import type { TouchpointChoice } from "./access-fields.tsx";
import { MemberActions } from "./member-actions.tsx";
import { useAccessWords } from "./use-access-words.ts";

export type MemberTableProps = {
  members: MemberItem[];
  ownId: number;
  timeZone: string;
  touchpoints: TouchpointChoice[];
};

/** Everybody who is a member, with what their roles open. */
export function MemberTable({ members, ownId, timeZone, touchpoints }: MemberTableProps) {
  const t = useTranslations("members");
  const format = useFormat(timeZone);
  const words = useAccessWords();
  return (
    <ListTable
      className="mt-6"
      caption={t("title")}
      columns={[
        { label: t("columns.name") },
        ...(["roles", "touchpoints", "grants", "since"] as const).map((column) => ({
          label: t(`columns.${column}`),
          className: "max-rail:hidden",
        })),
        { label: "" },
      ]}
    >
      {members.map((member) => (
        <tr key={member.id} className={member.state === "active" ? undefined : "text-ink-3"}>
          <ListName>
            <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
              {member.name}
              {member.id === ownId ? <Chip>{t("you")}</Chip> : null}
              {member.state === "deactivated" ? <Chip tone="absent">{t("deactivated")}</Chip> : null}
            </span>
            <span className="block break-all font-normal text-ink-3 text-small">{member.email}</span>
            <span className="mt-1 block font-normal text-ink-2 text-small rail:hidden">{words.line(member)}</span>
          </ListName>
          <Cell className="min-w-36 max-rail:hidden">{words.roles(member)}</Cell>
          <Cell className="wrap-anywhere min-w-36 max-rail:hidden">{words.touchpoints(member)}</Cell>
          <Cell className="min-w-36 max-rail:hidden">{words.grants(member)}</Cell>
          <Cell className="whitespace-nowrap max-rail:hidden">
            {format.day(member.since.toISOString().slice(0, 10))}
          </Cell>
          <Cell className="text-right">
            <MemberActions member={member} members={members} touchpoints={touchpoints} isOwn={member.id === ownId} />
          </Cell>
        </tr>
      ))}
    </ListTable>
  );
}
