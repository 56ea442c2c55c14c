"use client";

import type { ContactFieldRow } from "@heard/core/contacts";
import { TextField } from "@heard/ui/text-field";
import { useLocale } from "next-intl";
import { nameIn } from "#lib/measure.ts";

/** Values of the organisation's own fields while they are typed, by key. */
export type AttributeDraft = Record<string, string>;
type Attributes = Record<string, string | number>;

export const attributeDraft = (attributes: Attributes): AttributeDraft =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)]));

/** What has changed since: `null` takes a value away. Numbers go as they are typed and are read by their field. */
export function changedAttributes(before: Attributes, draft: AttributeDraft): Record<string, string | null> {
  const changed = Object.entries(draft).filter(([key, text]) => text.trim() !== String(before[key] ?? ""));
  return Object.fromEntries(changed.map(([key, text]) => [key, text.trim() || null]));
}

type Props = {
  fields: readonly ContactFieldRow[];
  draft: AttributeDraft;
  onChange: (draft: AttributeDraft) => void;
};

/** The organisation's own fields, each by its kind. */
export function AttributeFields({ fields, draft, onChange }: Props) {
  const locale = useLocale();
  return fields.map(({ key, kind, name }) => (
    <TextField
      key={key}
      type={kind === "date" ? "date" : "text"}
      inputMode={kind === "number" ? "decimal" : undefined}
      label={nameIn(locale, name)}
      value={draft[key] ?? ""}
      maxLength={200}
      autoComplete="off"
      onChange={(event) => onChange({ ...draft, [key]: event.target.value })}
    />
  ));
}
