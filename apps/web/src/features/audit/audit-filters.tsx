"use client";

import type { AuditItem } from "@heard/core/audit";
import { addDays } from "@heard/core/measures/rules";
import { controlStyle } from "@heard/ui/field";
import { CalendarIcon, ChevronDownIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingPanel } from "@heard/ui/missing-part";
import { PopoverButton } from "@heard/ui/popover";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";

import { dayInZone } from "#lib/days.ts";
import { useFormat } from "#lib/use-format.ts";
import { type AuditView, everything } from "./audit-view.ts";
import { useAuditWords } from "./use-audit-words.ts";

const DayRangePanel = latePart(
  () => import("#components/day-range-panel.tsx"),
  MissingPanel,
  <span className="block h-80 w-80" />,
);

export type AuditFiltersProps = {
  view: AuditView;
  options: { verbs: string[]; subjectKinds: string[]; actors: AuditItem["actor"][] };
  busy: boolean;
  timeZone: string;
  onChange: (view: AuditView) => void;
};

/** Who, what, of what and when. */
export function AuditFilters({ view, options, busy, timeZone, onChange }: AuditFiltersProps) {
  const t = useTranslations("audit.filters");
  const words = useAuditWords(useFormat(timeZone));
  const set = (part: Partial<AuditView>) => onChange({ ...view, ...part });
  const isSet = Object.values(view).some((value) => value !== null);
  const all = (label: string) => [{ value: "", label }];
  return (
    <search aria-label={t("label")} aria-busy={busy} className="mt-6 border-line border-y py-4" data-print="hide">
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 rail:grid-cols-3 wide:grid-cols-5">
        <Select
          label={t("actor")}
          value={view.actor ?? ""}
          onChange={(event) => set({ actor: event.target.value || null })}
          options={[
            ...all(t("everybody")),
            ...options.actors.map((actor) => ({ value: `${actor.kind}:${actor.id}`, label: words.actor(actor) })),
          ]}
        />
        <Select
          label={t("verb")}
          value={view.verb ?? ""}
          onChange={(event) => set({ verb: event.target.value || null })}
          options={[
            ...all(t("everything")),
            ...options.verbs.map((verb) => ({ value: verb, label: words.verb(verb) })),
          ]}
        />
        <Select
          label={t("subject")}
          value={view.subjectKind ?? ""}
          onChange={(event) => set({ subjectKind: event.target.value || null })}
          options={[
            ...all(t("everything")),
            ...options.subjectKinds.map((kind) => ({ value: kind, label: words.subject(kind) })),
          ]}
        />
        <TextField
          key={view.subjectId ?? ""}
          label={t("subjectId")}
          placeholder={t("subjectIdHint")}
          defaultValue={view.subjectId ?? ""}
          maxLength={120}
          onBlur={(event) => set({ subjectId: event.target.value.trim() || null })}
          onKeyDown={(event) => {
            if (event.key === "Enter") set({ subjectId: event.currentTarget.value.trim() || null });
          }}
        />
        <PeriodField view={view} timeZone={timeZone} onChange={set} />
      </div>
      {isSet ? (
        <button type="button" className="link mt-3 min-h-6 text-ui" onClick={() => onChange(everything)}>
          {t("clear")}
        </button>
      ) : null}
    </search>
  );
}

type PeriodFieldProps = {
  view: AuditView;
  timeZone: string;
  onChange: (days: Pick<AuditView, "from" | "to">) => void;
};

/** Days of the organisation: chosen in the same calendar as the period of a screen with numbers. */
function PeriodField({ view: { from, to }, timeZone, onChange }: PeriodFieldProps) {
  const t = useTranslations("audit.filters");
  const format = useFormat(timeZone);
  const words =
    from && to
      ? format.days(from, to)
      : from
        ? t("since", { day: format.day(from) })
        : to
          ? t("until", { day: format.day(to) })
          : t("anyTime");
  return (
    <div className="flex flex-col gap-1.5 max-rail:col-span-2">
      <span className="font-medium text-ink text-ui">{t("period")}</span>
      <PopoverButton
        label={t("period")}
        className={`${controlStyle} flex items-center gap-2 text-left font-medium`}
        onInterest={DayRangePanel.preload}
        panel={(close) => {
          const today = dayInZone(new Date(), timeZone);
          return (
            <DayRangePanel
              label={t("period")}
              value={{ from: from ?? addDays(to ?? today, -29), to: to ?? today }}
              max={today}
              onChange={(days) => {
                onChange(days);
                close();
              }}
            />
          );
        }}
      >
        <CalendarIcon className="size-3.5 shrink-0 text-ink-3" />
        <span className="min-w-0 grow truncate">{words}</span>
        <ChevronDownIcon className="shrink-0 text-ink-3" />
      </PopoverButton>
    </div>
  );
}
