"use client";

import { cx } from "@heard/ui/cx";
import { useTranslations } from "next-intl";
import { useState } from "react";

/** So much is read at a glance; what is longer is folded to so many lines. */
const longest = 600;
const mostLines = 8;

/** What somebody wrote: the beginning of a long text, and all of it by a press. On paper it stands whole. */
export function FoldedText({ text, className }: { text: string; className?: string }) {
  const t = useTranslations("common.fold");
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > longest || text.split("\n").length > mostLines;
  return (
    <>
      <p
        className={cx(
          "sentence wrap-anywhere whitespace-pre-line",
          className,
          isLong && !isOpen && "line-clamp-6 print:line-clamp-none",
        )}
      >
        {text}
      </p>
      {isLong ? (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="link finger-high self-start text-small"
          data-print="hide"
        >
          {t(isOpen ? "less" : "whole")}
        </button>
      ) : null}
    </>
  );
}
