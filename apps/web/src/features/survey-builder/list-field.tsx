"use client";

import type { Texts } from "@heard/survey/runtime";
import { Button } from "@heard/ui/button";
import { IconButton } from "@heard/ui/icon-button";
import { CloseIcon, DownIcon, PlusIcon, UpIcon } from "@heard/ui/icons";
import { type ReactNode, useRef } from "react";
import { useBuilder } from "./builder-context.tsx";
import { freeId, moved } from "./edit-definition.ts";
import { FindingsAt } from "./finding-note.tsx";
import { TextInput } from "./text-input.tsx";

type Entry = { id: string; text: Texts };

export type ListFieldProps<One extends Entry> = {
  question: string;
  /** Where findings say that the list stands. */
  field: string;
  entries: readonly One[];
  onChange: (entries: One[]) => void;
  /** A new entry under an id that none has. */
  make: (id: string) => One;
  idPrefix: string;
  least: number;
  words: {
    name: (number: number) => string;
    up: (number: number) => string;
    down: (number: number) => string;
    remove: (number: number) => string;
    add: string;
    least: string;
  };
  /** More about one entry, below its text. */
  more?: (entry: One, index: number) => ReactNode;
};

/** A list of texts, each with its place: typed one under another, moved by buttons, with Enter for the next. */
export function ListField<One extends Entry>(props: ListFieldProps<One>) {
  const { entries, onChange, make, idPrefix, words, field, question, least, more } = props;
  const { isReadOnly } = useBuilder();
  const list = useRef<HTMLOListElement>(null);
  const focus = (selector: string) =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(selector)?.focus());
  const add = (at: number) => {
    const id = freeId(`${idPrefix}-${entries.length + 1}`, new Set(entries.map((one) => one.id)));
    onChange([...entries.slice(0, at), make(id), ...entries.slice(at)]);
    focus(`[data-field="${field}/${at}/text"]`);
  };
  const move = (from: number, to: number, by: "up" | "down") => {
    onChange(moved(entries, from, to));
    focus(`[data-move="${to}-${by}"]`);
  };
  return (
    <>
      <ol ref={list} className="flex flex-col gap-2">
        {entries.map((entry, at) => (
          <li key={entry.id}>
            <div className="flex items-start gap-1">
              <div className="min-w-0 grow">
                <TextInput
                  label={words.name(at + 1)}
                  texts={entry.text}
                  field={`${field}/${at}/text`}
                  maxLength={1000}
                  onChange={(text) => onChange(entries.map((one) => (one === entry ? { ...one, text } : one)))}
                />
              </div>
              {isReadOnly ? null : (
                <>
                  <MoveButton
                    at={at}
                    by="up"
                    label={words.up(at + 1)}
                    isEnd={at === 0}
                    onMove={() => move(at, at - 1, "up")}
                  />
                  <MoveButton
                    at={at}
                    by="down"
                    label={words.down(at + 1)}
                    isEnd={at === entries.length - 1}
                    onMove={() => move(at, at + 1, "down")}
                  />
                  <IconButton
                    label={entries.length <= least ? words.least : words.remove(at + 1)}
                    icon={<CloseIcon />}
                    aria-disabled={entries.length <= least || undefined}
                    className="aria-disabled:cursor-not-allowed aria-disabled:text-line-strong"
                    onClick={() => {
                      if (entries.length > least) onChange(entries.filter((one) => one !== entry));
                    }}
                  />
                </>
              )}
            </div>
            {more?.(entry, at)}
            <FindingsAt question={question} field={`${field}/${at}/text`} />
          </li>
        ))}
      </ol>
      {isReadOnly ? null : (
        <Button tone="quiet" icon={<PlusIcon />} className="mt-1 -ml-3" onClick={() => add(entries.length)}>
          {words.add}
        </Button>
      )}
      <FindingsAt question={question} field={field} />
    </>
  );
}

type MoveButtonProps = { at: number; by: "up" | "down"; label: string; isEnd: boolean; onMove: () => void };

function MoveButton({ at, by, label, isEnd, onMove }: MoveButtonProps) {
  return (
    <IconButton
      label={label}
      data-move={`${at}-${by}`}
      icon={by === "up" ? <UpIcon /> : <DownIcon />}
      aria-disabled={isEnd || undefined}
      className="aria-disabled:cursor-not-allowed aria-disabled:text-line-strong"
      onClick={() => {
        if (!isEnd) onMove();
      }}
    />
  );
}
