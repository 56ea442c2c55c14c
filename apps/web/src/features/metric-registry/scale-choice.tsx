"use client";

import type { RegistryScale } from "@heard/core/metrics";
import { Select } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { useScaleWords } from "./scale-words.ts";

export const freshScale = "fresh";

type Props = {
  /** The kinds of scale that go with the metric. */
  kinds: readonly RegistryScale["kind"][];
  scales: readonly RegistryScale[];
  format: Format;
  value: string;
  onChange: (value: string) => void;
  /** Offers to declare a new one. */
  withFresh: boolean;
  error?: string | null;
};

/** The scales that a kind of metric can ask on; none is chosen beforehand. */
export function ScaleChoice({ kinds, scales, format, value, onChange, withFresh, error }: Props) {
  const t = useTranslations("metricRegistry.scale");
  const words = useScaleWords(format);
  return (
    <Select
      label={useTranslations("metricRegistry.fields")("scale")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      placeholder={t("choose")}
      required
      error={error}
      options={[
        ...scales
          .filter((scale) => kinds.includes(scale.kind))
          .map((scale) => ({ value: scale.key, label: `${words.shape(scale)} (${scale.key})` })),
        ...(withFresh ? [{ value: freshScale, label: t("fresh") }] : []),
      ]}
    />
  );
}
