"use client";

import type { JourneyStage, JourneyTouchpoint } from "@heard/core/journey";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { draftOf, LocalisedFields, nameOf, textOf } from "#components/localised-fields.tsx";
import { nameIn } from "#lib/measure.ts";
import type { JourneyEdits } from "./use-journey-edits.ts";

export type Asked =
  | { kind: "newStage" }
  | { kind: "editStage"; stage: JourneyStage }
  | { kind: "newTouchpoint"; stage: JourneyStage }
  | { kind: "rename"; touchpoint: JourneyTouchpoint };
export type AskFor = (asked: Asked) => void;

export type JourneyDialogProps = { asked: Asked; edits: JourneyEdits; onClose: () => void };

/** Names in three languages, and for a stage its definition; a new thing can be given its key. */
export default function JourneyDialog({ asked, edits, onClose }: JourneyDialogProps) {
  const t = useTranslations("journeyEditor");
  const locale = useLocale();
  const isNew = asked.kind === "newStage" || asked.kind === "newTouchpoint";
  const isStage = asked.kind === "newStage" || asked.kind === "editStage";
  const [name, setName] = useState(
    draftOf(asked.kind === "editStage" ? asked.stage.name : asked.kind === "rename" ? asked.touchpoint.name : null),
  );
  const [definition, setDefinition] = useState(draftOf(asked.kind === "editStage" ? asked.stage.definition : null));
  const [key, setKey] = useState("");
  const submit = () => {
    const named = nameOf(name);
    const said = { name: named[locale] ?? named.en };
    return edits.attempt(
      () => save(edits.client, asked, { name: named, definition: textOf(definition), key: key.trim() }),
      isNew ? t("done.added", said) : t("done.saved", said),
    );
  };
  return (
    <FormDialog
      title={useTitle(asked)}
      submitLabel={isNew ? t("actions.add") : t("actions.save")}
      onClose={onClose}
      onSubmit={submit}
    >
      {(refusal) => (
        <>
          <LocalisedFields legend={t("fields.name")} value={name} onChange={setName} error={refusal} required />
          {isStage ? (
            <LocalisedFields
              legend={t("fields.definition")}
              value={definition}
              onChange={setDefinition}
              maxLength={1000}
              long
            />
          ) : null}
          {isNew ? (
            <TextField
              label={t("fields.key")}
              hint={t("fields.keyHint")}
              value={key}
              onChange={(event) => setKey(event.target.value)}
              maxLength={60}
            />
          ) : null}
        </>
      )}
    </FormDialog>
  );
}

function useTitle(asked: Asked): string {
  const t = useTranslations("journeyEditor.dialogs");
  const locale = useLocale();
  switch (asked.kind) {
    case "newStage":
      return t("newStage");
    case "editStage":
      return t("editStage", { name: nameIn(locale, asked.stage.name) });
    case "newTouchpoint":
      return t("newTouchpoint", { stage: nameIn(locale, asked.stage.name) });
    case "rename":
      return t("rename", { name: nameIn(locale, asked.touchpoint.name) });
  }
}

type Draft = { name: ReturnType<typeof nameOf>; definition: ReturnType<typeof textOf>; key: string };

function save(client: JourneyEdits["client"], asked: Asked, { name, definition, key }: Draft): Promise<unknown> {
  const given = key === "" ? {} : { key };
  switch (asked.kind) {
    case "newStage":
      return client.createStage.mutate({ ...given, name, definition });
    case "editStage":
      return client.updateStage.mutate({ key: asked.stage.key, name, definition, seen: seenOf(asked.stage) });
    case "newTouchpoint":
      return client.createTouchpoint.mutate({ ...given, name, stage: asked.stage.key });
    case "rename":
      return client.updateTouchpoint.mutate({ key: asked.touchpoint.key, name, seen: { name: asked.touchpoint.name } });
  }
}

/** As it stood when the dialog was opened. */
const seenOf = ({ name, definition }: JourneyStage) => ({ name, definition });
