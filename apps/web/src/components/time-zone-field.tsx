"use client";

import { Select, type SelectGroup, type SelectOption } from "@heard/ui/select";
import { type ReactNode, useMemo } from "react";

export type TimeZoneFieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  value: string;
  onChange: (timeZone: string) => void;
};

/** An IANA time zone, by region. */
export function TimeZoneField({ label, hint, value, onChange }: TimeZoneFieldProps) {
  const options = useMemo(() => zoneGroups(value), [value]);
  return (
    <Select
      label={label}
      hint={hint}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={options}
    />
  );
}

function zoneGroups(chosen: string): (SelectOption | SelectGroup)[] {
  const zones = [...new Set(["UTC", chosen, ...Intl.supportedValuesOf("timeZone")])];
  const groups = Map.groupBy(zones, (zone) => (zone.includes("/") ? (zone.split("/")[0] ?? "") : ""));
  return [...groups].flatMap(([region, list]): (SelectOption | SelectGroup)[] => {
    const options = list.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
    return region === "" ? options : [{ label: region, options }];
  });
}
