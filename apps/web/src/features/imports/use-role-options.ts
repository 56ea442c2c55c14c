"use client";

import { keyFromName } from "@heard/core/catalogue/rules";
import type { Mapping } from "@heard/core/imports/schema";
import type { SelectGroup, SelectOption } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { freshKey } from "./column-role.ts";
import { useImportContext } from "./import-context.tsx";
import { columnNamed } from "./mapping-edit.ts";

/** The purposes that a column of the file can have, in groups. */
export function useRoleOptions(mapping: Mapping, name: string): (SelectOption | SelectGroup)[] {
  const t = useTranslations("imports.columns");
  const { catalogue, nameOf } = useImportContext();
  const role = (
    value:
      | "occurred"
      | "externalId"
      | "comment"
      | "number"
      | "touchpoint"
      | "channel"
      | "language"
      | "customer"
      | "question"
      | "answer",
  ) => ({ value, label: t(`roles.${value}`) });
  const fields = segmentKeys(mapping, catalogue.segmentFields);
  const own = columnNamed(mapping, name);
  const fresh = freshKey(name, "segment", own?.as === "segment" ? fields.filter((key) => key !== own.segment) : fields);
  return [
    { value: "ignore", label: t("roles.ignore") },
    {
      label: t("groups.scores"),
      options: catalogue.metrics.map(({ key }) => ({ value: `score:${key}`, label: nameOf("metrics", key) })),
    },
    { label: t("groups.people"), options: [role("comment"), role("number")] },
    { label: t("groups.row"), options: [role("occurred"), role("externalId"), role("customer")] },
    {
      label: t("groups.segments"),
      options: [
        ...fields.map((key) => ({ value: `segment:${key}`, label: nameOf("segmentFields", key, mapping) })),
        ...(fields.includes(fresh)
          ? []
          : [
              {
                value: `segment:${fresh}`,
                label: t("roles.newSegment", { key: keyFromName(name) === "" ? name : fresh }),
              },
            ]),
      ],
    },
    {
      label: t("groups.other"),
      options: [
        role("touchpoint"),
        role("channel"),
        role("language"),
        ...(mapping.file.layout === "answerPerRow" ? [role("question"), role("answer")] : []),
      ],
    },
  ];
}

/** The organisation's fields, and those that the mapping makes. */
function segmentKeys(mapping: Mapping, fields: readonly { key: string }[]): string[] {
  const mapped = mapping.columns.flatMap((column) => (column.as === "segment" ? [column.segment] : []));
  return [...new Set([...fields.map(({ key }) => key), ...mapped])];
}
