"use client";

import { IconButton } from "@heard/ui/icon-button";
import { CloseIcon, SearchIcon } from "@heard/ui/icons";
import { KeyHint } from "@heard/ui/key-hint";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";

export type CommentSearchProps = { words: string; onSearch: (words: string) => void };

/** Keys that fall together are one search. A pause that waits for the next letter would be most of what an answer may take. */
const pauseMs = 25;

/** The words that a comment must hold, searched while they are typed. A word half composed in Chinese is not searched. */
export function CommentSearch({ words, onSearch }: CommentSearchProps) {
  const t = useTranslations("comments.search");
  const [typed, setTyped] = useState(words);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const search = (next: string, pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next), pause);
  };
  return (
    <search
      className="mt-4 flex items-center gap-3 rounded-block border border-control bg-raised px-4 focus-within:border-accent"
      data-print="hide"
    >
      <SearchIcon className="text-ink-3" />
      <input
        type="search"
        data-search
        value={typed}
        aria-label={t("label")}
        placeholder={t("placeholder")}
        className="min-h-11 min-w-0 grow appearance-none bg-transparent text-comment outline-none placeholder:text-ink-3 placeholder-shown:text-ellipsis"
        onChange={(event) => {
          setTyped(event.target.value);
          if (!(event.nativeEvent as InputEvent).isComposing) search(event.target.value, pauseMs);
        }}
        onCompositionEnd={(event) => search(event.currentTarget.value, 0)}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
      />
      {typed === "" ? (
        <span className="max-rail:hidden pointer-coarse:hidden">
          <KeyHint>/</KeyHint>
        </span>
      ) : (
        <IconButton
          label={t("clear")}
          icon={<CloseIcon />}
          onClick={() => {
            setTyped("");
            search("", 0);
          }}
        />
      )}
    </search>
  );
}
