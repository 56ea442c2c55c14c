import type { CaseItem } from "@heard/core/cases";
import { useTranslations } from "next-intl";
import { useDuration } from "./use-duration.ts";

/** How much of its business hours a case has used. */
export function CaseBar({ item }: { item: Pick<CaseItem, "usedMinutes" | "allowedMinutes" | "isLate" | "state"> }) {
  const t = useTranslations("cases");
  const duration = useDuration();
  const share = Math.min(1, item.usedMinutes / item.allowedMinutes);
  return (
    <span className="flex min-w-28 max-w-52 flex-col gap-1">
      <span
        aria-hidden="true"
        className="block h-1.5 w-full overflow-hidden rounded-chip bg-line forced-color-adjust-none"
      >
        <svg aria-hidden="true" className="block h-full w-full" preserveAspectRatio="none">
          <rect
            width={`${share * 100}%`}
            height="100%"
            fill={tookTooLong(item) ? "var(--detractor-fill)" : "var(--ink-2)"}
          />
        </svg>
      </span>
      <span className="text-ink-3 text-small">
        {t("usedOf", { used: duration(item.usedMinutes), allowed: duration(item.allowedMinutes) })}
      </span>
    </span>
  );
}

/** It is over its time, or was when it was closed. */
export const tookTooLong = (item: Pick<CaseItem, "usedMinutes" | "allowedMinutes" | "isLate" | "state">): boolean =>
  item.isLate || (item.state === "closed" && item.usedMinutes > item.allowedMinutes);
