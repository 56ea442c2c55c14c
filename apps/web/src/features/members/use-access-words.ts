"use client";

import type { MemberItem } from "@heard/core/members";
import { useTranslations } from "next-intl";
import { useFormat } from "#lib/use-format.ts";

type Seat = Pick<MemberItem, "roles" | "touchpointIds" | "canUnmask" | "canSeeCustomers">;

/** What a membership opens, in the reader's words. */
export function useAccessWords() {
  const t = useTranslations();
  const format = useFormat("UTC");
  const words = {
    roles: ({ roles }: Seat) => format.list(roles.map((role) => t(`common.roles.${role}`))),
    touchpoints: ({ touchpointIds }: Seat) =>
      touchpointIds === null
        ? t("members.allTouchpoints")
        : t("members.someTouchpoints", { count: touchpointIds.length }),
    grants: (seat: Seat) => {
      const given = (["canUnmask", "canSeeCustomers"] as const).filter((grant) => seat[grant]);
      return given.length === 0
        ? t("members.grants.none")
        : format.list(given.map((grant) => t(`members.grants.${grant}`)));
    },
  };
  return {
    ...words,
    /** All of it in one line, where there is no room for columns. */
    line: (seat: Seat) =>
      [
        words.roles(seat),
        words.touchpoints(seat),
        ...(seat.canUnmask || seat.canSeeCustomers ? [words.grants(seat)] : []),
      ].join(" · "),
  };
}
