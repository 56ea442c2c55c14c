"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import { Button } from "@heard/ui/button";
import { LinkIcon } from "@heard/ui/icons";
import { TabList, tab } from "@heard/ui/tabs";
import { notify } from "@heard/ui/toast";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { SurveyState } from "#features/survey-list/survey-state.tsx";
import { copyText } from "#lib/copy-text.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { SurveyMoves } from "./survey-moves.tsx";

/** What every page of a survey is told. */
export type SurveyPageProps = {
  organisation: { key: string; name: string; timeZone: string };
  /** Where respondents are. */
  gateway: string;
  may: { edit: boolean; publish: boolean; organisation: boolean };
};

type Props = SurveyPageProps & {
  survey: SurveyDetail;
  tab: "builder" | "settings" | "links" | "sending" | "versions";
  /** Beside the name, quietly. */
  note?: string;
  lead?: ReactNode;
  /** What can be done on this page. */
  actions?: ReactNode;
  children: ReactNode;
};

/** The head of a survey and the way to each of its parts. */
export function SurveyFrame({
  survey,
  organisation,
  gateway,
  may,
  tab: current,
  note,
  lead,
  actions,
  children,
}: Props) {
  const t = useTranslations("surveyPages");
  const format = useFormat(organisation.timeZone);
  const { key, name, state, publishedVersion, responseCount, lastResponseAt } = survey;
  const copyLink = () => void copyText(paths.surveyPage(gateway, key)).then(() => notify({ text: t("linkCopied") }));
  const facts = [
    t("answers", { count: responseCount }),
    ...(lastResponseAt ? [t("lastAnswer", { time: format.instant(new Date(lastResponseAt)) })] : []),
  ];
  return (
    <>
      <PageHeader
        overline={<Link href={paths.surveys(organisation.key)}>{t("crumb")}</Link>}
        title={
          <>
            {name} {note ? <span className="font-normal text-ink-3">{note}</span> : null}
          </>
        }
        lead={lead}
        actions={
          <>
            {publishedVersion === null ? null : (
              <Button icon={<LinkIcon />} onClick={copyLink}>
                {t("copyLink")}
              </Button>
            )}
            {may.publish ? <SurveyMoves survey={survey} /> : null}
            {/* One group: on a phone it goes to the next line as a whole, not with its last button alone. */}
            {actions ? <div className="flex flex-wrap items-start gap-2">{actions}</div> : null}
          </>
        }
      />
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-3 text-small">
        <SurveyState state={state}>{t(`state.${state}`, { version: String(publishedVersion ?? 1) })}</SurveyState>
        {facts.join(" · ")}
      </p>
      <div className="mt-4" data-print="hide">
        <TabList label={t("tabs.label")}>
          {placesOf(organisation.key, key).map(([place, href]) => (
            <Link key={place} href={href} className={tab} {...(place === current ? { "aria-current": "page" } : {})}>
              {t(`tabs.${place}`)}
            </Link>
          ))}
        </TabList>
      </div>
      {children}
    </>
  );
}

const placesOf = (organisation: string, key: string) =>
  [
    ["builder", paths.survey(organisation, key)],
    ["settings", paths.surveySettings(organisation, key)],
    ["links", paths.surveyLinks(organisation, key)],
    ["sending", paths.surveySending(organisation, key)],
    ["versions", paths.surveyVersions(organisation, key)],
  ] as const;
