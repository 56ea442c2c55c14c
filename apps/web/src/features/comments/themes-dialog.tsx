"use client";

import { Checkbox } from "@heard/ui/checkbox";
import { controlStyle } from "@heard/ui/field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { nameIn } from "#lib/measure.ts";
import type { SayingProps } from "./sentiment-dialog.tsx";
import { type NamedTheme, themeBranch } from "./use-comment-names.ts";

/** Above this many themes, finding beats reading. */
const findAbove = 8;

/** What some comments speak of. What is not touched stays as it was read, in each of them. */
export default function ThemesDialog({
  comments,
  themes,
  triage,
  onClose,
}: SayingProps & { themes: readonly NamedTheme[] }) {
  const t = useTranslations("comments.triage");
  const list = useTranslations("common.list");
  const locale = useLocale();
  const [typed, setTyped] = useState("");
  const [touched, setTouched] = useState<ReadonlyMap<string, boolean>>(new Map());
  const countOf = (key: string) =>
    comments.filter(({ reading }) => reading?.themes.some((one) => one.key === key)).length;
  const isFound = ({ name, key }: NamedTheme) =>
    touched.has(key) || nameIn(locale, name).toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());
  // What they speak of comes first, out of the tree: that is what is most often wrong.
  const spoken = new Set(themes.filter(({ key }) => countOf(key) > 0));
  const tree = themes.filter(({ parent }) => parent === null).flatMap((top) => themeBranch(themes, top));
  const inOrder = [...spoken, ...tree.filter((theme) => !spoken.has(theme))];
  const shown = inOrder.filter(isFound);
  const said = [...touched].map(([theme, isMentioned]) => ({ theme, isMentioned }));
  return (
    <FormDialog
      title={t("themesTitle", { count: comments.length })}
      submitLabel={t("save")}
      onClose={onClose}
      onSubmit={() => (said.length === 0 ? Promise.resolve(null) : triage.correct(comments, { themes: said }))}
    >
      {(refusal) => (
        <div>
          {themes.length === 0 ? <p className="text-ink-3 text-ui">{t("noThemes")}</p> : null}
          {themes.length > findAbove ? (
            <input
              type="search"
              // biome-ignore lint/a11y/noAutofocus: who pressed t goes on typing
              autoFocus
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              aria-label={t("findTheme")}
              placeholder={t("findTheme")}
              className={`${controlStyle} mb-3`}
            />
          ) : null}
          <fieldset className="min-h-40">
            <legend className="sr-only">{t("themes")}</legend>
            {themes.length > 0 && shown.length === 0 ? (
              <p className="text-ink-3 text-ui">{list("nothingFound")}</p>
            ) : null}
            {shown.map((theme) => {
              const { key, name, parent } = theme;
              const count = countOf(key);
              const isMixed = !touched.has(key) && count > 0 && count < comments.length;
              return (
                <Checkbox
                  key={key}
                  label={nameIn(locale, name)}
                  checked={touched.get(key) ?? count === comments.length}
                  ref={(input) => {
                    if (input) input.indeterminate = isMixed;
                  }}
                  onChange={(event) => setTouched(new Map([...touched, [key, event.target.checked]]))}
                  className={parent === null || typed !== "" || spoken.has(theme) ? "py-0.5" : "py-0.5 pl-5"}
                />
              );
            })}
          </fieldset>
          {refusal === null ? null : (
            <p role="alert" className="mt-3 text-danger text-ui">
              {refusal}
            </p>
          )}
        </div>
      )}
    </FormDialog>
  );
}
