"use client";

import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import {
  ComboBox as AriaComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from "react-aria-components/ComboBox";
import { cx } from "./cx.ts";
import { controlStyle } from "./field.tsx";
import { CheckIcon, ChevronDownIcon } from "./icons.tsx";

export type ComboBoxOption = { id: string; label: string; hint?: string };

export type ComboBoxProps = {
  label: ReactNode;
  options: ComboBoxOption[];
  value: string | null;
  onChange: (value: string | null) => void;
  hint?: ReactNode;
  error?: string | null | undefined;
  /** Said in the list when nothing fits what was typed. */
  emptyText: string;
};

/** One of many, found by typing. */
export function ComboBox({ label, options, value, onChange, hint, error, emptyText }: ComboBoxProps) {
  return (
    <AriaComboBox
      className="flex flex-col gap-1.5"
      selectedKey={value}
      onSelectionChange={(key) => onChange(key === null ? null : String(key))}
      defaultItems={options}
      menuTrigger="focus"
      isInvalid={Boolean(error)}
      allowsEmptyCollection
    >
      <Label className="font-medium text-ui">{label}</Label>
      <div className="relative flex items-center">
        <Input className={cx(controlStyle, "pr-8")} />
        <Button className="absolute right-1 inline-flex size-6 items-center justify-center text-ink-3 pointer-coarse:size-11">
          <ChevronDownIcon />
        </Button>
      </div>
      <FieldError className="border-danger border-l-2 pl-2 text-danger text-small">{error}</FieldError>
      {hint ? (
        <Text slot="description" className="text-ink-3 text-small">
          {hint}
        </Text>
      ) : null}
      <Popover className="w-(--trigger-width) overflow-auto rounded-block bg-raised py-1 shadow-raised">
        <ListBox<ComboBoxOption>
          className="max-h-80 overflow-auto outline-none"
          renderEmptyState={() => <p className="px-3 py-2 text-ink-3 text-small">{emptyText}</p>}
        >
          {(option) => <OptionRow {...option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

function OptionRow({ id, label, hint }: ComboBoxOption) {
  return (
    <ListBoxItem
      id={id}
      textValue={label}
      className="flex min-h-8 cursor-pointer items-center gap-2 px-3 py-1 text-ui outline-none data-focused:bg-sunk pointer-coarse:min-h-11"
    >
      {({ isSelected }) => (
        <>
          <span className="min-w-0 grow">
            <span className="block truncate">{label}</span>
            {hint ? <span className="block text-ink-3 text-small">{hint}</span> : null}
          </span>
          {isSelected ? <CheckIcon className="text-accent" /> : null}
        </>
      )}
    </ListBoxItem>
  );
}
