import type { TouchpointCoverage } from "@heard/core/listening-paths";
import { Chip } from "@heard/ui/chip";
import { AlertIcon, CheckIcon, ClockIcon } from "@heard/ui/icons";
import { useTranslations } from "next-intl";

const marks = { silent: AlertIcon, waiting: ClockIcon, heard: CheckIcon } as const;
const tones = { silent: "text-detractor", waiting: "text-ink-2", heard: "text-promoter" } as const;

/** How a touchpoint or a path stands: a sign with its word. */
export function StateMark({ state }: { state: TouchpointCoverage["state"] }) {
  const t = useTranslations("listening.states");
  if (state === "none") return <Chip tone="absent">{t(state)}</Chip>;
  const Mark = marks[state];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-ui ${tones[state]}`}>
      <Mark className="shrink-0" /> {t(state)}
    </span>
  );
}
