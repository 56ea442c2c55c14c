"use client";

import { keyFromName } from "@heard/core/catalogue/rules";
import type { Mapping } from "@heard/core/imports/schema";
import { feedbackKinds } from "@heard/core/sources/rules";
import { controlStyle, FormRow } from "@heard/ui/field";
import { SelectInput } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { allow, freshKey } from "./column-role.ts";
import { useImportContext, withOwn } from "./import-context.tsx";

type Props = { mapping: Mapping; onChange: (mapping: Mapping) => void };

/** Where the rows come from; of a source that the import makes, also what it brings: reviews, calls, tickets. */
export function SourceRows(props: Props) {
  const { catalogue } = useImportContext();
  const isNew = !catalogue.sources.some(({ key }) => key === props.mapping.source);
  return (
    <>
      <SourceRow {...props} />
      {isNew ? <KindRow {...props} /> : null}
    </>
  );
}

const fresh = " fresh";

function SourceRow({ mapping, onChange }: Props) {
  const t = useTranslations("imports.whole");
  const { catalogue, nameOf } = useImportContext();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState("");
  const known = catalogue.sources.map(({ key }) => key);
  const use = (key: string) => onChange(allow({ ...mapping, source: key }, known.includes(key) ? null : "source"));
  const applyNew = () => {
    setNaming(false);
    if (name.trim() === "") return;
    const key = freshKey(name, "source", known);
    const names = { ...mapping.names, source: name.trim() };
    onChange(allow({ ...mapping, source: key, ...(keyFromName(name) === "" ? { names } : {}) }, "source"));
  };
  return (
    <FormRow label={t("source")} hint={t("sourceHint")}>
      {(ids) =>
        naming ? (
          <input
            {...ids}
            // biome-ignore lint/a11y/noAutofocus: the reader has just asked for this field
            autoFocus
            className={controlStyle}
            placeholder={t("sourceName")}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onBlur={applyNew}
            onKeyDown={(event) => event.key === "Enter" && applyNew()}
          />
        ) : (
          <SelectInput
            {...ids}
            value={mapping.source}
            onChange={(event) => (event.target.value === fresh ? setNaming(true) : use(event.target.value))}
            options={[
              ...withOwn(catalogue.sources, mapping.source).map((key) => ({
                value: key,
                label: nameOf("sources", key, mapping),
              })),
              { value: fresh, label: t("newSource") },
            ]}
          />
        )
      }
    </FormRow>
  );
}

function KindRow({ mapping, onChange }: Props) {
  const t = useTranslations("imports.whole");
  const kinds = useTranslations("common.feedbackKinds");
  const choose = (chosen: string) => {
    const feedbackKind = feedbackKinds.find((kind) => kind === chosen);
    if (feedbackKind) onChange({ ...mapping, feedbackKind });
  };
  return (
    <FormRow label={t("kind")} hint={t("kindHint")}>
      {(ids) => (
        <SelectInput
          {...ids}
          value={mapping.feedbackKind ?? "other"}
          onChange={(event) => choose(event.target.value)}
          options={feedbackKinds.map((value) => ({ value, label: kinds(value) }))}
        />
      )}
    </FormRow>
  );
}
