"use client";

import type { SurveyDefinition } from "@heard/survey/runtime";
import { Button } from "@heard/ui/button";
import { Checkbox } from "@heard/ui/checkbox";
import { FilterChip } from "@heard/ui/chip";
import { PlusIcon } from "@heard/ui/icons";
import { SelectInput } from "@heard/ui/select";
import { notify } from "@heard/ui/toast";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { nameIn } from "#lib/measure.ts";
import { useBuilder } from "./builder-context.tsx";
import { without } from "./edit-definition.ts";
import { FindingsOfPart } from "./finding-note.tsx";
import { PanelHead } from "./panel-head.tsx";
import { TouchpointSelect } from "./score-part.tsx";
import { SettingsGroup, SettingsRow } from "./settings-row.tsx";
import { TextInput } from "./text-input.tsx";

/** What stands over the first page, and what holds for the whole version. */
export default function OpeningPanel() {
  const t = useTranslations("surveyBuilder.opening");
  const { definition, change, isReadOnly } = useBuilder();
  const ids = { title: useId(), welcome: useId() };
  const { welcome } = definition;
  return (
    <>
      <PanelHead title={t("title")} lead={t("lead")} />
      <SettingsRow label={t("name")} htmlFor={ids.title}>
        <TextInput
          id={ids.title}
          field="title"
          texts={definition.title}
          maxLength={200}
          onChange={(title) => change((now) => ({ ...now, title }))}
        />
        <p className="mt-1 text-ink-3 text-small">{t("nameHint")}</p>
        <FindingsOfPart part="opening" field="title" />
      </SettingsRow>
      {welcome ? (
        <SettingsRow label={t("welcome")} htmlFor={ids.welcome}>
          <TextInput
            id={ids.welcome}
            field="welcome"
            texts={welcome}
            onChange={(texts) => change((now) => ({ ...now, welcome: texts }))}
          />
          <FindingsOfPart part="opening" field="welcome" />
          {isReadOnly ? null : (
            <Button
              tone="quiet"
              className="mt-1"
              onClick={() => change((now) => without(now, "welcome") as SurveyDefinition)}
            >
              {t("removeWelcome")}
            </Button>
          )}
        </SettingsRow>
      ) : isReadOnly ? null : (
        <SettingsRow label={t("welcome")}>
          <Button
            tone="quiet"
            icon={<PlusIcon />}
            className="-ml-3"
            onClick={() => change((now) => ({ ...now, welcome: {} }))}
          >
            {t("addWelcome")}
          </Button>
        </SettingsRow>
      )}
      <Languages />
      <Belonging />
      <Walking />
    </>
  );
}

function Languages() {
  const t = useTranslations("surveyBuilder.opening");
  const { definition, change, isReadOnly, format, language, setLanguage } = useBuilder();
  const { languages, defaultLanguage } = definition;
  const id = useId();
  const remove = (one: string) => {
    const before = definition;
    const left = languages.filter((other) => other !== one);
    const [first] = left;
    if (first === undefined) return;
    change((now) => ({
      ...now,
      languages: left,
      defaultLanguage: defaultLanguage === one ? first : defaultLanguage,
    }));
    if (language === one) setLanguage(first);
    notify({
      text: t("removedLanguage", { language: format.language(one) }),
      undo: {
        label: t("undo"),
        onUndo: () =>
          change((now) => ({ ...now, languages: before.languages, defaultLanguage: before.defaultLanguage })),
      },
    });
  };
  return (
    <>
      <SettingsGroup label={t("languages")}>
        <div className="flex flex-wrap gap-2">
          {languages.map((one) =>
            isReadOnly || languages.length === 1 ? (
              <span key={one} className="inline-flex min-h-7 items-center rounded-chip bg-sunk px-2 text-small">
                {format.language(one)}
              </span>
            ) : (
              <FilterChip
                key={one}
                removeLabel={t("removeLanguage", { language: format.language(one) })}
                onRemove={() => remove(one)}
              >
                {format.language(one)}
              </FilterChip>
            ),
          )}
        </div>
        <FindingsOfPart part="opening" field="languages" />
      </SettingsGroup>
      {languages.length > 1 ? (
        <SettingsRow label={t("default")} htmlFor={id}>
          <SelectInput
            id={id}
            className="max-w-60"
            disabled={isReadOnly}
            value={defaultLanguage}
            onChange={(event) => change((now) => ({ ...now, defaultLanguage: event.target.value }))}
            options={languages.map((value) => ({ value, label: format.language(value) }))}
          />
        </SettingsRow>
      ) : null}
    </>
  );
}

/** Where the whole response belongs, unless a link says otherwise. */
function Belonging() {
  const t = useTranslations("surveyBuilder.opening");
  const locale = useLocale();
  const { definition, change, catalogue, isReadOnly } = useBuilder();
  const ids = { touchpoint: useId(), channel: useId() };
  const set = (name: "touchpoint" | "channel", value: string) =>
    change((now) => (value ? { ...now, [name]: value } : (without(now, name) as SurveyDefinition)));
  const channels = catalogue.channels.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) }));
  const channel = definition.channel ?? "";
  const isListed = channel === "" || channels.some(({ value }) => value === channel);
  return (
    <>
      <SettingsRow label={t("touchpoint")} htmlFor={ids.touchpoint}>
        <TouchpointSelect
          id={ids.touchpoint}
          value={definition.touchpoint ?? ""}
          none={t("byLink")}
          disabled={isReadOnly}
          onChange={(value) => set("touchpoint", value)}
        />
        <FindingsOfPart part="opening" field="touchpoint" />
      </SettingsRow>
      <SettingsRow label={t("channel")} htmlFor={ids.channel}>
        <SelectInput
          id={ids.channel}
          disabled={isReadOnly}
          value={channel}
          onChange={(event) => set("channel", event.target.value)}
          options={[
            { value: "", label: t("byLink") },
            ...(isListed ? [] : [{ value: channel, label: channel }]),
            ...channels,
          ]}
        />
        <FindingsOfPart part="opening" field="channel" />
      </SettingsRow>
    </>
  );
}

function Walking() {
  const t = useTranslations("surveyBuilder.opening");
  const { definition, change, isReadOnly } = useBuilder();
  const set = (name: "hideProgress" | "noWayBack", isOn: boolean) =>
    change((now) => (isOn ? { ...now, [name]: true } : (without(now, name) as SurveyDefinition)));
  return (
    <SettingsGroup label={t("walk")}>
      <div className="flex flex-col gap-1 rail:pt-1">
        <Checkbox
          label={t("progress")}
          checked={!definition.hideProgress}
          disabled={isReadOnly}
          onChange={(event) => set("hideProgress", !event.target.checked)}
        />
        <Checkbox
          label={t("back")}
          checked={!definition.noWayBack}
          disabled={isReadOnly}
          onChange={(event) => set("noWayBack", !event.target.checked)}
        />
      </div>
    </SettingsGroup>
  );
}
