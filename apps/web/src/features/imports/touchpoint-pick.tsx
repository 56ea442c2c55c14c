"use client";

import type { Mapping } from "@heard/core/imports/schema";
import { Button } from "@heard/ui/button";
import { controlStyle } from "@heard/ui/field";
import { SelectInput } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { allow, freshKey, nameKey } from "./column-role.ts";
import { useImportContext } from "./import-context.tsx";

type Props = {
  column: string;
  value: string | null;
  mapping: Mapping;
  /** Hands over the mapping too: something new may have to be allowed in it. */
  onPick: (mapping: Mapping, touchpoint: string | null) => void;
};

const another = " another";

/** The touchpoint of one score: one of the organisation's, one that this mapping makes, or a new one. */
export function TouchpointPick({ column, value, mapping, onPick }: Props) {
  const t = useTranslations("imports.columns");
  const { catalogue, nameOf, may } = useImportContext();
  const [naming, setNaming] = useState(false);
  const known = catalogue.touchpoints.map(({ key }) => key);
  const made = [
    ...new Set(
      mapping.columns.flatMap((one) => (one.as === "score" || one.as === "comment" ? (one.touchpoint ?? []) : [])),
    ),
  ].filter((key) => !known.includes(key));
  const choose = (chosen: string) => {
    if (chosen === another) return setNaming(true);
    onPick(known.includes(chosen) || chosen === "" ? mapping : allow(mapping, "touchpoints"), chosen || null);
  };
  if (naming)
    return (
      <NewTouchpoint
        onAdd={(name) => {
          setNaming(false);
          if (name.trim() === "") return;
          const key = freshKey(name, "touchpoint", [...known, ...made]);
          onPick(allow(nameKey(mapping, "touchpoints", key, name), "touchpoints"), key);
        }}
      />
    );
  return (
    <SelectInput
      className="max-w-58"
      aria-label={t("touchpoint", { column })}
      value={value ?? ""}
      absent={value === null}
      disabled={!may.run}
      onChange={(event) => choose(event.target.value)}
      options={[
        { value: "", label: t("noTouchpoint") },
        ...known.map((key) => ({ value: key, label: nameOf("touchpoints", key) })),
        ...made.map((key) => ({ value: key, label: t("newTouchpoint", { key: nameOf("touchpoints", key, mapping) }) })),
        { value: another, label: t("otherTouchpoint") },
      ]}
    />
  );
}

function NewTouchpoint({ onAdd }: { onAdd: (name: string) => void }) {
  const t = useTranslations("imports.columns");
  const [name, setName] = useState("");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") onAdd(name);
    if (event.key === "Escape") onAdd("");
  };
  return (
    <span className="flex w-full max-w-58 gap-1">
      <input
        // biome-ignore lint/a11y/noAutofocus: the reader has just asked for this field
        autoFocus
        className={controlStyle}
        aria-label={t("newTouchpointName")}
        placeholder={t("newTouchpointName")}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button onClick={() => onAdd(name)}>{t("add")}</Button>
    </span>
  );
}
