"use client";

import { noValue } from "@heard/core/measures/rules";
import { cx } from "@heard/ui/cx";
import { CalendarIcon, ChevronDownIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MenuButton } from "@heard/ui/menu";
import { MissingPanel } from "@heard/ui/missing-part";
import { PopoverButton } from "@heard/ui/popover";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DayRange } from "#lib/days.ts";
import { useFormat } from "#lib/use-format.ts";
import {
  comparisons,
  type FilterField,
  type FilterOption,
  type FilterValue,
  valuesOf,
  withValues,
} from "./filter-value.ts";

const PeriodPanel = latePart(() => import("./period-panel.tsx"), MissingPanel, <span className="block h-80 w-80" />);
const OptionList = latePart(() => import("./option-list.tsx"), MissingPanel, <span className="block h-40 w-64" />);

export type FilterBarProps = {
  value: FilterValue;
  onChange: (value: FilterValue) => void;
  /** The days that the chosen period means today. */
  days: DayRange;
  today: string;
  timeZone: string;
  /** Always in the bar. */
  fields: FilterField[];
  /** Behind "More filters" until they are set. */
  moreFields: FilterField[];
  /** Screens that compare nothing leave it out. */
  withCompare?: boolean;
  busy: boolean;
  /** Filters of one screen only, after the usual ones. */
  children?: ReactNode;
  /** Whole views of the screen, at the end of the row: where it is full, they go into the next one before a filter does. */
  views: ReactNode;
};

/** The filters of a screen in a row between two hairlines, and in a second where they are many. On a phone it scrolls sideways, by finger and by keyboard. */
export function FilterBar(props: FilterBarProps) {
  const { value, onChange, fields, moreFields, withCompare = true, busy, children, views } = props;
  const t = useTranslations("scores");
  const set = (field: FilterField, values: string[]) =>
    onChange({ ...value, slice: withValues(value.slice, field.id, values) });
  const isSet = (field: FilterField) => valuesOf(value.slice, field.id).length > 0;
  const shown = [...fields, ...moreFields.filter(isSet)];
  const hidden = moreFields.filter((field) => !isSet(field));
  return (
    <search
      aria-label={t("filters.label")}
      aria-busy={busy}
      className="mt-6 flex items-center border-line border-y max-rail:-mx-4"
      data-print="hide"
    >
      <div className="flex min-w-0 grow flex-wrap items-center gap-0.5 py-2 [scrollbar-width:thin] max-rail:flex-nowrap max-rail:overflow-x-auto max-rail:px-4">
        <PeriodButton {...props} />
        {withCompare ? <CompareButton value={value} onChange={onChange} /> : null}
        {shown.map((field) => (
          <FieldButton
            key={field.id}
            field={field}
            chosen={valuesOf(value.slice, field.id)}
            onChange={(values) => set(field, values)}
          />
        ))}
        {children}
        {hidden.length > 0 ? <MoreButton fields={hidden} onChange={set} /> : null}
        {shown.some(isSet) ? (
          <button
            type="button"
            className="link ml-2 shrink-0 text-ui"
            onClick={() => onChange({ ...value, slice: {} })}
          >
            {t("filters.clear")}
          </button>
        ) : null}
        <div className="ml-auto flex shrink-0">{views}</div>
      </div>
    </search>
  );
}

const pill =
  "flex min-h-7.5 shrink-0 items-center gap-1.5 rounded-chip px-2 text-ink-2 text-ui whitespace-nowrap transition-colors hover:text-ink pointer-coarse:min-h-11";
const setPill = "bg-accent-soft";

function PillWords({ name, value }: { name: string; value: string }) {
  return (
    <>
      {name} <span className="max-w-56 truncate font-medium text-ink">{value}</span>
      <ChevronDownIcon className="size-3.5" />
    </>
  );
}

function PeriodButton({ value, onChange, days, today, timeZone }: FilterBarProps) {
  const t = useTranslations("scores");
  const format = useFormat(timeZone);
  return (
    <PopoverButton
      label={t("filters.period")}
      className={cx(pill, setPill)}
      onInterest={PeriodPanel.preload}
      panel={(close) => (
        <PeriodPanel
          value={value.period}
          days={days}
          today={today}
          onChange={(period) => {
            onChange({ ...value, period });
            close();
          }}
        />
      )}
    >
      <CalendarIcon className="size-3.5" />
      <PillWords
        name={t("filters.period")}
        value={typeof value.period === "string" ? t(`periods.${value.period}`) : format.days(days.from, days.to)}
      />
    </PopoverButton>
  );
}

function CompareButton({ value, onChange }: Pick<FilterBarProps, "value" | "onChange">) {
  const t = useTranslations("scores");
  return (
    <MenuButton
      label={t("filters.compare")}
      className={cx(pill, value.compare !== "none" && setPill)}
      groups={[
        {
          id: "compare",
          items: comparisons.map((compare) => ({
            id: compare,
            label: t(`compare.${compare}`),
            selected: compare === value.compare,
            onAction: () => onChange({ ...value, compare }),
          })),
        },
      ]}
    >
      <PillWords name={t("filters.compare")} value={t(`compare.${value.compare}`)} />
    </MenuButton>
  );
}

type FieldButtonProps = { field: FilterField; chosen: string[]; onChange: (values: string[]) => void };

function FieldButton({ field, chosen, onChange }: FieldButtonProps) {
  const t = useTranslations("scores.filters");
  const none = useTranslations("scores.breakdown")("none");
  const [one] = chosen;
  const only = chosen.length > 1 || one === undefined ? null : one === noValue ? none : labelOf(field.options, one);
  return (
    <PopoverButton
      label={field.label}
      className={cx(pill, chosen.length > 0 && setPill)}
      onInterest={OptionList.preload}
      panel={() => <OptionList name={field.label} options={field.options} chosen={chosen} onChange={onChange} />}
    >
      <PillWords
        name={field.label}
        value={only ?? (chosen.length === 0 ? t("all") : t("chosen", { count: String(chosen.length) }))}
      />
    </PopoverButton>
  );
}

function labelOf(options: FilterOption[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

type MoreButtonProps = { fields: FilterField[]; onChange: (field: FilterField, values: string[]) => void };

function MoreButton({ fields, onChange }: MoreButtonProps) {
  const t = useTranslations("scores.filters");
  return (
    <PopoverButton
      label={t("more")}
      className={pill}
      onInterest={OptionList.preload}
      panel={() => (
        <div className="flex w-72 max-w-full flex-col">
          {fields.map((field) => (
            <details key={field.id} name="more-filters" className="border-line border-b last:border-b-0">
              <summary className="flex min-h-9 cursor-pointer items-center text-ui pointer-coarse:min-h-11">
                {field.label}
              </summary>
              <div className="pb-3">
                <OptionList
                  name={field.label}
                  options={field.options}
                  chosen={[]}
                  onChange={(values) => onChange(field, values)}
                />
              </div>
            </details>
          ))}
        </div>
      )}
    >
      {t("more")}
      <ChevronDownIcon className="size-3.5" />
    </PopoverButton>
  );
}
