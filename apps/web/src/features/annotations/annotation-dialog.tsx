import type { Annotation } from "@heard/core/annotations";
import { annotationKinds } from "@heard/core/annotations/rules";
import { Checkbox } from "@heard/ui/checkbox";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import type { Run } from "#lib/use-run.ts";
import { useTRPCClient } from "#trpc/client.tsx";

type AnnotationDialogProps = {
  /** `null` for a new one. */
  annotation: Annotation | null;
  touchpoints: Catalogue["touchpoints"];
  edits: Run;
  onClose: () => void;
};
const blank = { title: "", kind: "outage" as const, from: "", to: "", touchpoints: [], isExcluded: false };

/** What happened, when, where, and whether its days are left out of verdicts. */
export function AnnotationDialog({ annotation, touchpoints, edits, onClose }: AnnotationDialogProps) {
  const t = useTranslations("annotations");
  const locale = useLocale();
  const { annotations: client } = useTRPCClient();
  const { id: annotationId, ...seen }: Partial<Annotation> & Omit<Annotation, "id"> = annotation ?? blank;
  const [given, setGiven] = useState<Omit<Annotation, "id">>(seen);
  const set = (change: Partial<typeof given>) => setGiven({ ...given, ...change });
  const wanted = { ...given, to: given.to || given.from };
  const submit = () =>
    annotationId === undefined
      ? edits.attempt(() => client.add.mutate(wanted), t("added"))
      : edits.attempt(() => client.update.mutate({ annotationId, ...wanted, seen }), t("saved"));
  const toggle = (key: string, isIn: boolean) =>
    set({ touchpoints: isIn ? [...given.touchpoints, key] : given.touchpoints.filter((one) => one !== key) });
  const label = t(annotation ? "edit" : "add");
  return (
    <FormDialog title={label} submitLabel={t("save")} onClose={onClose} onSubmit={submit}>
      {(refusal) => (
        <>
          <TextField
            label={t("columns.title")}
            value={given.title}
            onChange={(event) => set({ title: event.target.value })}
            error={refusal}
            maxLength={200}
            required
          />
          <Select
            label={t("columns.kind")}
            value={given.kind}
            onChange={(event) => set({ kind: annotationKinds.find((one) => one === event.target.value) ?? "other" })}
            options={annotationKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <TextField
            label={t("from")}
            type="date"
            value={given.from}
            onChange={(event) => set({ from: event.target.value })}
            required
          />
          <TextField
            label={t("to")}
            hint={t("toHint")}
            type="date"
            value={given.to}
            min={given.from}
            onChange={(event) => set({ to: event.target.value })}
          />
          <fieldset>
            <legend className="font-medium text-ui">{t("columns.where")}</legend>
            <p className="text-ink-3 text-small">{t("whereHint")}</p>
            <div className="mt-2 grid max-h-52 gap-1 overflow-y-auto rail:grid-cols-2">
              {touchpoints.map(({ key, name }) => (
                <Checkbox
                  key={key}
                  label={nameIn(locale, name)}
                  checked={given.touchpoints.includes(key)}
                  onChange={(event) => toggle(key, event.target.checked)}
                />
              ))}
            </div>
          </fieldset>
          <div>
            <Checkbox
              label={t("exclude")}
              checked={given.isExcluded}
              onChange={(event) => set({ isExcluded: event.target.checked })}
            />
            <p className="sentence mt-1 text-ink-3 text-small">{t("excludeHint")}</p>
          </div>
        </>
      )}
    </FormDialog>
  );
}
