"use client";

import { entryOf } from "@heard/core/themes/rules";
import { Button } from "@heard/ui/button";
import { cx } from "@heard/ui/cx";
import { controlStyle } from "@heard/ui/field";
import { CloseIcon } from "@heard/ui/icons";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";

type Props = {
  label: string;
  pieces: readonly string[];
  onChange: (pieces: string[]) => void;
  children?: ReactNode;
};

/** One part of a rule: its words and phrases, each taken out by its cross, and a field for the next one. */
export function PieceList({ label, pieces, onChange, children }: Props) {
  const t = useTranslations("themeEditor.rule");
  const id = useId();
  const [typed, setTyped] = useState("");
  const [isRefused, setRefused] = useState(false);
  const add = () => {
    if (typed.trim() === "") return;
    const piece = entryOf(typed);
    setRefused(piece === null);
    if (piece === null) return;
    setTyped("");
    if (!pieces.includes(piece)) onChange([...pieces, piece]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter adds a word; the form is saved by its button. A word that is still being put together from keys is not one yet.
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <fieldset className="grid gap-x-6 gap-y-2 border-line border-t py-4 rail:grid-cols-[8.5rem_minmax(0,1fr)]">
      <legend className="contents">
        <span className="font-semibold text-ui">{label}</span>
      </legend>
      <div className="min-w-0">
        {pieces.length > 0 ? (
          <ul className="mb-2 flex flex-wrap gap-1.5">
            {pieces.map((piece) => (
              <li key={piece} className={chip}>
                <span className="wrap-anywhere min-w-0">{shown(piece)}</span>
                <button
                  type="button"
                  className="-mr-1.5 inline-flex size-6 items-center justify-center rounded-chip text-ink-3 hover:text-ink pointer-coarse:size-11"
                  onClick={() => onChange(pieces.filter((one) => one !== piece))}
                >
                  <CloseIcon />
                  <span className="sr-only">{t("remove", { piece: shown(piece), part: label })}</span>
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        <div className="flex gap-2">
          <input
            type="text"
            className={cx(controlStyle, "max-w-60")}
            aria-label={t("word", { part: label })}
            placeholder={t("placeholder")}
            aria-describedby={isRefused ? id : undefined}
            aria-invalid={isRefused || undefined}
            value={typed}
            maxLength={200}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={onKeyDown}
            onBlur={add}
          />
          <Button onClick={add}>
            {t("add")}
            <span className="sr-only">{label}</span>
          </Button>
        </div>
        {isRefused ? (
          <p id={id} role="alert" className="mt-1 text-danger text-small">
            {t("notPiece", { typed })}
          </p>
        ) : null}
        {children}
      </div>
    </fieldset>
  );
}

const chip =
  "inline-flex max-w-full min-h-7 items-center gap-1 rounded-chip border border-line-strong bg-raised px-2 text-ui pointer-coarse:min-h-11";

/** A phrase is shown without its marks: a chip says where it ends. */
const shown = (piece: string) => piece.replace(/^"([^"]*)"$/, "$1");
