"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { DecisionNote } from "./decision-list.tsx";

type DecisionSectionProps = { planId: number; format: Format };

/** What the council decided on a plan, or nothing where it never was before it. */
export function DecisionSection({ planId, format }: DecisionSectionProps) {
  const t = useTranslations("council.decisions");
  const { data: decisions = [] } = useQuery(useTRPC().council.decisionsOfPlan.queryOptions({ planId }));
  return (
    <ul className="flex flex-col gap-3">
      {decisions.map((decision) => (
        <li key={decision.id} className="text-ui">
          <strong>{t(`kinds.${decision.decision}`)}</strong>
          <p className="sentence text-body">{decision.reason}</p>
          <DecisionNote decision={decision} format={format} />
        </li>
      ))}
      {decisions.length === 0 ? <li className="text-body text-ink-2">{t("none")}</li> : null}
    </ul>
  );
}
