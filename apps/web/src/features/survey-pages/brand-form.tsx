"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import { contrastOf } from "@heard/core/surveys/rules";
import { Button } from "@heard/ui/button";
import { cx } from "@heard/ui/cx";
import { controlStyle, Field } from "@heard/ui/field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Format } from "#lib/format.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { LogoField } from "./logo-field.tsx";

type Props = {
  survey: SurveyDetail;
  may: { edit: boolean };
  format: Format;
  organisation: { key: string };
  mostBytes: number;
};

const colourForm = /^#[0-9a-f]{6}$/;
const leastContrast = 4.5;

/** The colour of the buttons, held against white before it is saved, and the logo. */
export function BrandForm({ survey, may, format, organisation, mostBytes }: Props) {
  const t = useTranslations("surveyPages");
  const trpc = useTRPC();
  const { surveys: client } = useTRPCClient();
  const { attempt } = useRun(trpc.surveys.pathKey());
  const [typed, setTyped] = useState(survey.colour ?? "");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const colour = typed.trim().toLowerCase() || null;
  const isForm = colour === null || colourForm.test(colour);
  const contrast = colour !== null && isForm ? contrastOf(colour, "#ffffff") : null;
  const isFaint = contrast !== null && contrast < leastContrast;
  // Cut, not rounded: 4.49 is not enough and must not be called 4.5.
  const shown = contrast === null ? "" : format.decimal(Math.floor(contrast * 10) / 10);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isForm || isFaint || colour === survey.colour || !may.edit) return;
    setBusy(true);
    const seen = { colour: survey.colour };
    setRefusal(await attempt(() => client.update.mutate({ surveyId: survey.id, colour, seen }), t("settings.saved")));
    setBusy(false);
  };
  const error = isForm ? (isFaint ? t("settings.faint", { contrast: shown }) : refusal) : t("settings.colourForm");
  return (
    <div className="flex flex-col gap-6">
      <form onSubmit={save} className="flex flex-col gap-4">
        <h2 className="text-chart">{t("settings.brand")}</h2>
        <ColourField
          typed={typed}
          colour={isForm ? colour : null}
          onType={setTyped}
          error={error}
          isReadOnly={!may.edit}
        />
        {contrast !== null && !isFaint ? (
          <p className="-mt-2 text-ink-3 text-small">{t("settings.reads", { contrast: shown })}</p>
        ) : null}
        <div className="flex [&>span]:items-start">
          <Button
            type="submit"
            busy={busy}
            disabledReason={may.edit ? (colour === survey.colour ? t("settings.nothing") : null) : t("onlyEditors")}
          >
            {t("settings.saveColour")}
          </Button>
        </div>
      </form>
      <LogoField survey={survey} may={may} format={format} organisation={organisation} mostBytes={mostBytes} />
    </div>
  );
}

type ColourFieldProps = {
  typed: string;
  colour: string | null;
  onType: (typed: string) => void;
  error: string | null;
  isReadOnly: boolean;
};

/** Typed or picked; beside it the button as it will be. */
function ColourField({ typed, colour, onType, error, isReadOnly }: ColourFieldProps) {
  const t = useTranslations("surveyPages.settings");
  return (
    <Field label={t("colour")} hint={t("colourHint")} error={error}>
      {(ids) => (
        <span className="flex flex-wrap items-center gap-2">
          <input
            {...ids}
            type="text"
            value={typed}
            maxLength={7}
            spellCheck={false}
            readOnly={isReadOnly}
            onChange={(event) => onType(event.target.value)}
            className={cx(controlStyle, "max-w-28 font-mono")}
          />
          <input
            type="color"
            aria-label={t("pickColour")}
            disabled={isReadOnly}
            value={colour ?? "#221c20"}
            onChange={(event) => onType(event.target.value)}
            className="h-8 w-10 cursor-pointer rounded-control border border-control bg-raised p-0.5 pointer-coarse:h-11"
          />
          {colour ? (
            <span
              aria-hidden="true"
              className="inline-flex min-h-8 items-center rounded-control px-4 font-medium text-ui"
              style={{ background: colour, color: "#ffffff" }}
            >
              {t("sample")}
            </span>
          ) : null}
        </span>
      )}
    </Field>
  );
}
