"use client";

import type { AuditItem } from "@heard/core/audit";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type AuditView, everything } from "./audit-view.ts";
import { useAuditWords } from "./use-audit-words.ts";

export type AuditFiltersProps = {
  view: AuditView;
  options: { verbs: string[]; subjectKinds: string[]; actors: AuditItem["actor"][] };
  busy: boolean;
  onChange: (view: AuditView) => void;
};

/** Who, what, of what and when. */
export function AuditFilters({ view, options, busy, onChange }: AuditFiltersProps) {
  const t = useTranslations("audit.filters");
  const words = useAuditWords();
  const set = (part: Partial<AuditView>) => onChange({ ...view, ...part });
  const isSet = Object.values(view).some((value) => value !== null);
  const all = (label: string) => [{ value: "", label }];
  return (
    <search aria-label={t("label")} aria-busy={busy} className="mt-6 border-line border-y py-4" data-print="hide">
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 rail:grid-cols-3 wide:grid-cols-6">
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
        <TextField
          label={t("from")}
          type="date"
          value={view.from ?? ""}
          max={view.to ?? undefined}
          onChange={(event) => set({ from: event.target.value || null })}
        />
        <TextField
          label={t("to")}
          type="date"
          value={view.to ?? ""}
          min={view.from ?? undefined}
          onChange={(event) => set({ to: event.target.value || null })}
        />
      </div>
      {isSet ? (
        <button type="button" className="link mt-3 min-h-6 text-ui" onClick={() => onChange(everything)}>
          {t("clear")}
        </button>
      ) : null}
    </search>
  );
}
