"use client";

import { Button } from "@heard/ui/button";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import type { Named } from "#lib/catalogue.ts";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { type Beginning, BeginningChoice, type OfferedTemplate } from "./beginning-choice.tsx";
import { NewSurveyFields, type SurveyFields } from "./new-survey-fields.tsx";

export type NewSurveyProps = {
  organisation: string;
  gateway: string;
  templates: OfferedTemplate[];
  /** Surveys that can be copied. */
  surveys: { id: number; name: string }[];
  touchpoints: Named[];
};

const productLanguages = ["en", "zh-Hans", "zh-Hant"] as const;

/** A survey is begun: from a template in the words of the sources, from nothing, or from another one. */
export function NewSurveyScreen({ organisation, gateway, templates, surveys, touchpoints }: NewSurveyProps) {
  const t = useTranslations("surveyList");
  const locale = useLocale();
  const router = useRouter();
  const client = useTRPCClient();
  const refusalText = useRefusalText();
  const [from, setFrom] = useState<Beginning | null>(null);
  const [fields, setFields] = useState<SurveyFields>({
    ...{ name: "", key: "", touchpoint: "", language: locale, languages: [...productLanguages] },
  });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const suggested = suggestedName(from, templates, surveys, locale);
  const name = fields.name.trim() || suggested;
  const reason = blockedBy(from, fields, name, t);
  const begin = async (event: FormEvent) => {
    event.preventDefault();
    if (!from || reason) return;
    setBusy(true);
    try {
      const { key } = await client.surveys.create.mutate({
        ...{ name, from: inputFrom(from, fields) },
        ...(fields.key.trim() ? { key: fields.key.trim() } : {}),
      });
      router.push(paths.survey(organisation, key));
    } catch (error) {
      setBusy(false);
      setRefusal(refusalText(error));
    }
  };
  return (
    <>
      <PageHeader
        overline={<Link href={paths.surveys(organisation)}>{t("title")}</Link>}
        title={t("start.title")}
        lead={t("start.lead")}
      />
      <form onSubmit={begin} className="mt-8 grid gap-x-12 gap-y-8 wide:grid-cols-[minmax(0,1fr)_20rem]">
        <BeginningChoice templates={templates} surveys={surveys} value={from} onChange={setFrom} />
        {/* Where the templates fill the screen, what begins the survey stays in view below them. */}
        <div className="flex flex-col gap-5 max-wide:contents wide:sticky wide:top-6 wide:self-start">
          <NewSurveyFields
            {...{ from, fields, touchpoints, gateway }}
            suggested={suggested}
            onChange={(next) => setFields({ ...fields, ...next })}
          />
          {refusal ? (
            <p role="alert" className="border-danger border-l-2 pl-2 text-danger text-ui">
              {refusal}
            </p>
          ) : null}
          <div className="flex max-wide:sticky max-wide:bottom-0 max-wide:border-line max-wide:border-t max-wide:bg-page max-wide:py-3 [&>span]:items-start">
            <Button tone="primary" type="submit" busy={busy} disabledReason={reason}>
              {t("start.submit")}
            </Button>
          </div>
        </div>
      </form>
    </>
  );
}

type Say = ReturnType<typeof useTranslations<"surveyList">>;

function blockedBy(from: Beginning | null, { languages }: SurveyFields, name: string, t: Say): string | null {
  if (from === null) return t("start.chooseFirst");
  if (from.kind === "template" && languages.length === 0) return t("start.chooseLanguage");
  return name === "" ? t("start.nameFirst") : null;
}

function suggestedName(
  from: Beginning | null,
  templates: readonly OfferedTemplate[],
  surveys: readonly { id: number; name: string }[],
  locale: string,
): string {
  if (from?.kind === "template") {
    const name = templates.find(({ key }) => key === from.template)?.name;
    return name?.[locale] ?? name?.en ?? "";
  }
  return from?.kind === "copy" ? (surveys.find(({ id }) => id === from.surveyId)?.name ?? "") : "";
}

function inputFrom(from: Beginning, { languages, language, touchpoint }: SurveyFields) {
  if (from.kind === "blank") return { kind: from.kind, language };
  if (from.kind === "copy") return from;
  const spoken = productLanguages.filter((one) => languages.includes(one));
  return { ...from, languages: spoken, ...(touchpoint ? { touchpoint } : {}) };
}
