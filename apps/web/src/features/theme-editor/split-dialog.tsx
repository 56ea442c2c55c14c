"use client";

import type { Theme } from "@heard/core/themes";
import { entryOf, partsOfRule } from "@heard/core/themes/rules";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { nameIn } from "#lib/measure.ts";
import { useThemeEdits } from "./use-theme-edits.ts";

type Part = { id: number; name: string; words: string };
const mostParts = 20;

/** Divides a theme into parts under it, each with a name and the words that it finds. */
export default function SplitDialog({ theme, onClose }: { theme: Theme; onClose: () => void }) {
  const t = useTranslations("themeEditor.split");
  const done = useTranslations("themeEditor.done");
  const locale = useLocale();
  const { client, attempt } = useThemeEdits();
  const [parts, setParts] = useState<Part[]>(() => [1, 2].map((id) => ({ id, name: "", words: "" })));
  const set = (id: number, more: Partial<Part>) =>
    setParts(parts.map((part) => (part.id === id ? { ...part, ...more } : part)));
  const name = nameIn(locale, theme.name);
  const known = partsOfRule(theme.rule)?.any.slice(0, 12) ?? [];
  return (
    <FormDialog
      title={t("title", { name })}
      submitLabel={t("submit")}
      onClose={onClose}
      onSubmit={() =>
        attempt(
          () =>
            client.split.mutate({
              key: theme.key,
              parts: parts.map((part) => ({ name: { en: part.name.trim() }, rule: ruleOfWords(part.words) })),
            }),
          done("divided", { name, count: parts.length }),
        )
      }
    >
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("body")}</p>
          {known.length > 0 ? (
            <p className="wrap-anywhere text-ink-3 text-small">{t("known", { words: known.join(", ") })}</p>
          ) : null}
          {parts.map((part, index) => (
            <fieldset key={part.id} className="flex flex-col gap-3 border-line border-t pt-4">
              <legend className="sr-only">{t("part", { number: String(index + 1) })}</legend>
              <TextField
                label={t("partName", { number: String(index + 1) })}
                value={part.name}
                required
                maxLength={120}
                onChange={({ target }) => set(part.id, { name: target.value })}
              />
              <TextField
                label={t("partWords", { number: String(index + 1) })}
                hint={t("wordsHint")}
                value={part.words}
                required
                maxLength={1000}
                onChange={({ target }) => set(part.id, { words: target.value })}
              />
            </fieldset>
          ))}
          {parts.length < mostParts ? (
            <Button
              icon={<PlusIcon />}
              onClick={() =>
                setParts([...parts, { id: Math.max(...parts.map(({ id }) => id)) + 1, name: "", words: "" }])
              }
            >
              {t("more")}
            </Button>
          ) : null}
          <p role="alert" className="text-danger text-ui empty:hidden">
            {refusal}
          </p>
        </>
      )}
    </FormDialog>
  );
}

/** Words and phrases between commas, of any writing; what is a rule by itself stays one. */
const ruleOfWords = (words: string): string =>
  words
    .split(/[,，、;；\n]/)
    .flatMap((word) => entryOf(word) ?? [])
    .map((piece) => (/ (AND|NOT|NEAR\/\d+) /.test(piece) ? `(${piece})` : piece))
    .join(" OR ");
