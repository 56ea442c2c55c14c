"use client";

import type { Theme } from "@heard/core/themes";
import { Select } from "@heard/ui/select";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { nameIn } from "#lib/measure.ts";
import { groupsFor } from "./theme-tree.ts";
import { useThemeEdits } from "./use-theme-edits.ts";

type Props = { what: "move" | "merge"; theme: Theme; themes: readonly Theme[]; onClose: () => void };
const top = "~top";

/** Where a theme goes: under another one, or into it, which takes its place. */
export default function MoveDialog({ what, theme, themes, onClose }: Props) {
  const t = useTranslations("themeEditor");
  const locale = useLocale();
  const { client, attempt } = useThemeEdits();
  const [target, setTarget] = useState<string | null>(null);
  const name = nameIn(locale, theme.name);
  const options = groupsFor(themes, theme)
    .filter(({ key }) => what === "merge" || key !== theme.parent)
    .map((one) => ({ value: one.key, label: nameIn(locale, one.name) }));
  const submit = (): Promise<string | null> => {
    const into = themes.find(({ key }) => key === target);
    const words = { name, group: into ? nameIn(locale, into.name) : "" };
    if (target === null) return Promise.resolve(t("choose"));
    if (what === "merge")
      return attempt(() => client.merge.mutate({ key: theme.key, into: target }), t("done.merged", words));
    return attempt(
      () => client.move.mutate({ key: theme.key, parent: target === top ? null : target, to: 1000 }),
      into ? t("done.movedInto", words) : t("done.movedOut", words),
    );
  };
  return (
    <FormDialog
      title={t(`${what}.title`, { name })}
      submitLabel={t(`${what}.submit`)}
      onClose={onClose}
      onSubmit={submit}
    >
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t(`${what}.body`)}</p>
          <Select
            label={t(`${what}.target`)}
            value={target ?? ""}
            required
            placeholder={t("choose")}
            error={refusal}
            onChange={({ target: { value } }) => setTarget(value || null)}
            options={what === "move" && theme.parent !== null ? [{ value: top, label: t("top") }, ...options] : options}
          />
        </>
      )}
    </FormDialog>
  );
}
