"use client";

import type { Theme } from "@heard/core/themes";
import { longestDistance, type RuleParts } from "@heard/core/themes/rules";
import { Button } from "@heard/ui/button";
import { SegmentedControl } from "@heard/ui/segmented-control";
import { Select } from "@heard/ui/select";
import { TextArea, TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { LocalisedFields } from "#components/localised-fields.tsx";
import { nameIn } from "#lib/measure.ts";
import { PieceList } from "./piece-list.tsx";
import { otherWay, type ThemeDraft } from "./rule-draft.ts";

type Props = {
  draft: ThemeDraft;
  onChange: (draft: ThemeDraft) => void;
  /** Under which it may stand. */
  groups: readonly Theme[];
  /** What is wrong with the rule. */
  refusal: string | null;
};
const tones = ["asRead", "negative", "positive"] as const satisfies readonly Theme["tone"][];

/** What a theme is called, where it stands, and what it finds. */
export function RuleFields({ draft, onChange, groups, refusal }: Props) {
  const t = useTranslations("themeEditor");
  const locale = useLocale();
  return (
    <>
      <LocalisedFields
        legend={t("name")}
        value={draft.name}
        required
        onChange={(name) => onChange({ ...draft, name })}
      />
      <RuleOf draft={draft} onChange={onChange} refusal={refusal} />
      <div className="flex flex-wrap gap-x-6 gap-y-6 border-line border-t pt-6 *:min-w-0">
        <Select
          className="grow basis-52"
          label={t("group")}
          value={draft.parent ?? ""}
          onChange={({ target }) => onChange({ ...draft, parent: target.value || null })}
          options={[
            { value: "", label: t("top") },
            ...groups.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
          ]}
        />
        <div>
          <p className="mb-1.5 font-medium text-ui">{t("tone")}</p>
          <SegmentedControl
            label={t("tone")}
            name="tone"
            value={draft.tone}
            onChange={(tone) => onChange({ ...draft, tone })}
            options={tones.map((value) => ({ value, label: t(`tones.${value}`) }))}
          />
        </div>
      </div>
    </>
  );
}

function RuleOf({ draft, onChange, refusal }: Omit<Props, "groups">) {
  const t = useTranslations("themeEditor.rule");
  const [isStuck, setStuck] = useState(false);
  const turn = () => {
    const rule = otherWay(draft);
    setStuck(rule === null);
    if (rule) onChange({ ...draft, rule });
  };
  const { rule } = draft;
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="font-semibold text-ui">{t("title")}</h3>
        <Button tone="quiet" onClick={turn}>
          {rule.as === "parts" ? t("asText") : t("asParts")}
        </Button>
      </div>
      {rule.as === "parts" ? (
        <Parts parts={rule.parts} onChange={(parts) => onChange({ ...draft, rule: { as: "parts", parts } })} />
      ) : (
        <TextArea
          label={t("text")}
          hint={t("textHint")}
          rows={6}
          maxLength={4000}
          spellCheck={false}
          value={rule.text}
          error={refusal}
          onChange={({ target }) => {
            setStuck(false);
            onChange({ ...draft, rule: { as: "text", text: target.value } });
          }}
        />
      )}
      {isStuck ? <p className="mt-2 text-danger text-small">{t("stuck")}</p> : null}
      {rule.as === "parts" && refusal ? (
        <p role="alert" className="mt-2 text-danger text-small">
          {refusal}
        </p>
      ) : null}
      <p className="sentence mt-2 mb-6 text-ink-3 text-small">{t("note")}</p>
    </div>
  );
}

function Parts({ parts, onChange }: { parts: RuleParts; onChange: (parts: RuleParts) => void }) {
  const t = useTranslations("themeEditor.rule");
  return (
    <>
      <PieceList label={t("any")} pieces={parts.any} onChange={(any) => onChange({ ...parts, any })} />
      <PieceList label={t("near")} pieces={parts.near} onChange={(near) => onChange({ ...parts, near })}>
        {parts.near.length > 0 ? (
          <TextField
            className="mt-3 max-w-60"
            type="number"
            label={t("distance")}
            min={1}
            max={longestDistance}
            value={parts.distance}
            onChange={({ target }) =>
              onChange({ ...parts, distance: Math.min(longestDistance, Math.max(1, Math.round(Number(target.value)))) })
            }
          />
        ) : null}
      </PieceList>
      <PieceList label={t("none")} pieces={parts.not} onChange={(not) => onChange({ ...parts, not })} />
    </>
  );
}
