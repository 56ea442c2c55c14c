"use client";

import type { ListeningPath } from "@heard/core/listening-paths";
import { defaultQuietDays, longestQuietDays } from "@heard/core/listening-paths/rules";
import { feedbackKinds } from "@heard/core/sources/rules";
import { NumberField } from "@heard/ui/number-field";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import type { OpenPath } from "./coverage-table.tsx";

type PathDialogProps = OpenPath & { sources: Catalogue["sources"]; onClose: () => void };
type Kind = ListeningPath["source"]["feedbackKind"];

/** Stands for a source that is made with the path; no key can be called so. */
const newSource = "~new";

/** Registers a path, from a source that is there or a new one, or changes after how many days it counts as silent. */
export default function PathDialog({ touchpoint, path, sources, onClose }: PathDialogProps) {
  const t = useTranslations("listening");
  const kinds = useTranslations("common.feedbackKinds");
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { attempt } = useRun(trpc.listeningPaths.coverage.queryKey());
  const known = new Set(touchpoint.paths.filter(({ isRegistered }) => isRegistered).map(({ source }) => source.key));
  const offered = sources.filter(({ key }) => !known.has(key));
  const [seen] = useState({ quietDays: path?.quietDays });
  const [sourceKey, setSourceKey] = useState(path?.source.key ?? (offered.length === 0 ? newSource : ""));
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Kind>("other");
  const [quietDays, setQuietDays] = useState<number | null>(path?.quietDays ?? defaultQuietDays);
  const at = { touchpoint: touchpoint.key, quietDays: quietDays ?? defaultQuietDays };
  const words = {
    touchpoint: nameIn(locale, touchpoint.name),
    source: path?.source.name ?? sources.find(({ key }) => key === sourceKey)?.name.en ?? name,
  };
  const register = async () => {
    let source = sourceKey;
    if (source === newSource) {
      source = (await client.sources.create.mutate({ name, feedbackKind: kind })).key;
      // Should the next step be refused, it is there to be chosen.
      setSourceKey(source);
      await queryClient.invalidateQueries({ queryKey: trpc.catalogue.pathKey() });
    }
    await client.listeningPaths.register.mutate({ ...at, source });
  };
  const submit = () =>
    path?.isRegistered
      ? attempt(
          () => client.listeningPaths.update.mutate({ ...at, source: path.source.key, seen }),
          t("done.saved", words),
        )
      : attempt(register, t("done.added", words));
  return (
    <FormDialog
      title={path ? t(path.isRegistered ? "edit.change" : "edit.register", words) : t("edit.addTo", words)}
      submitLabel={path?.isRegistered ? t("edit.save") : t("edit.add")}
      onClose={onClose}
      onSubmit={submit}
    >
      {(refusal) => (
        <>
          {path ? null : (
            <Select
              label={t("edit.source")}
              hint={t("edit.sourceHint")}
              placeholder={t("edit.choose")}
              value={sourceKey}
              onChange={(event) => setSourceKey(event.target.value)}
              options={[
                ...offered.map((source) => ({ value: source.key, label: nameIn(locale, source.name) })),
                { value: newSource, label: t("edit.newSource") },
              ]}
              required
            />
          )}
          {sourceKey === newSource ? (
            <>
              <TextField
                label={t("edit.name")}
                value={name}
                onChange={(event) => setName(event.target.value)}
                required
                maxLength={120}
              />
              <Select
                label={t("edit.kind")}
                value={kind}
                onChange={(event) => setKind(event.target.value as Kind)}
                options={feedbackKinds.map((value) => ({ value, label: kinds(value) }))}
              />
            </>
          ) : null}
          <NumberField
            label={t("edit.quietDays")}
            hint={t("edit.quietHint")}
            value={quietDays}
            onChange={setQuietDays}
            min={1}
            max={longestQuietDays}
            error={refusal}
          />
        </>
      )}
    </FormDialog>
  );
}
