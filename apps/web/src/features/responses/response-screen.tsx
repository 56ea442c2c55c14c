import type { ResponseExplanation } from "@heard/core/ledger";
import type { ResponseDetail } from "@heard/core/responses/queries";
import { Chip, ScoreChip } from "@heard/ui/chip";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { MaskedComment } from "#features/comments/masked-comment.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { toneOfScore } from "#lib/score-tone.ts";
import type { Viewer } from "#server/context.ts";
import { ResponseActions } from "./response-actions.tsx";
import { ResponseCounting } from "./response-counting.tsx";
import { ResponseFacts } from "./response-facts.tsx";
import { ResponseHistory } from "./response-history.tsx";

export type ResponseScreenProps = {
  response: ResponseDetail;
  /** How it came to be asked for; `null` where the viewer's roles do not open that. */
  explanation: ResponseExplanation | null;
  catalogue: Catalogue;
  viewer: Viewer;
  format: Format;
};

/** One response whole: what was answered, where it comes from, what has been done to it. */
export function ResponseScreen({ response, explanation, catalogue, viewer, format }: ResponseScreenProps) {
  const t = useTranslations("responses");
  const shell = useTranslations("shell.places");
  const tone = { complete: "promoter", partial: "absent", quarantined: "danger", binned: "absent" } as const;
  return (
    <>
      <PageHeader
        overline={
          <Link href={paths.comments(viewer.organisation.key)} className="hover:text-ink-2">
            {shell("voice")}
          </Link>
        }
        title={t("titleOf", { day: format.day(response.day) })}
        lead={
          <>
            <Chip tone={tone[response.state]}>{t(`states.${response.state}`)}</Chip> {t(`stateHints.${response.state}`)}
          </>
        }
        actions={<ResponseActions response={response} viewer={viewer} scores={useScoreNames(response, catalogue)} />}
      />
      <div className="mt-8 grid gap-x-12 gap-y-8 border-line border-t pt-8 wide:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <Scores response={response} catalogue={catalogue} />
          <Part title={t("comments")}>
            {response.comments.length === 0 ? <p className="text-ink-3 text-ui">{t("noComments")}</p> : null}
            {response.comments.map((comment) => (
              <div key={comment.item} className="border-line border-b py-3">
                <MaskedComment
                  responseId={response.id}
                  comment={comment}
                  canUnmask={viewer.permissions.includes("comment.unmask")}
                  timeZone={format.timeZone}
                />
              </div>
            ))}
          </Part>
          {response.answers.length > 0 ? (
            <Part title={t("answers")}>
              <dl>
                {response.answers.map(({ question, value }) => (
                  <div key={question} className="grid gap-x-6 border-line border-b py-2 text-body rail:grid-cols-2">
                    <dt className="text-ink-2">{question}</dt>
                    <dd>{String(value)}</dd>
                  </div>
                ))}
              </dl>
            </Part>
          ) : null}
          <Part title={t("counting.title")}>
            <ResponseCounting
              response={response}
              explanation={explanation}
              organisation={viewer.organisation.key}
              format={format}
            />
          </Part>
        </div>
        <ResponseFacts
          response={response}
          catalogue={catalogue}
          format={format}
          organisation={viewer.organisation.key}
        />
      </div>
      <Section>
        <SectionHeader title={t("history")} />
        <ResponseHistory history={response.history} format={format} />
      </Section>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-8">
      <h2 className="mb-2 text-chart">{title}</h2>
      {children}
    </section>
  );
}

function useNames(catalogue: Catalogue) {
  const locale = useLocale();
  const touchpoints = new Map(catalogue.touchpoints.map(({ key, name }) => [key, nameIn(locale, name)]));
  return { locale, touchpoint: (key: string | null) => (key === null ? null : (touchpoints.get(key) ?? key)) };
}

function Scores({ response, catalogue }: Pick<ResponseScreenProps, "response" | "catalogue">) {
  const t = useTranslations("responses");
  const common = useTranslations("common");
  const { locale, touchpoint } = useNames(catalogue);
  const kinds = new Map(catalogue.metrics.map(({ key, kind }) => [key, kind]));
  return (
    <Part title={t("scores")}>
      <ul className="border-line border-t">
        {response.scores.map((score) => {
          const kind = kinds.get(score.metric);
          const { min, max, direction, version } = score.scale;
          return (
            <li key={score.item} className="flex items-center gap-4 border-line border-b py-2.5">
              <ScoreChip
                tone={toneOfScore(score.value, score.scale, kind === "nps" || kind === "ces" ? kind : "other")}
                label={common("figures.ofScale", { value: String(score.value), max: String(max) })}
              >
                {score.value}
              </ScoreChip>
              <span className="min-w-0 grow">
                <span className="block font-medium text-body">
                  {[nameIn(locale, score.name), touchpoint(score.touchpoint)]
                    .filter((part) => part !== null)
                    .join(" · ")}
                </span>
                <span className="block text-ink-3 text-small">
                  {t("scaleOf", {
                    min: String(min),
                    max: String(max),
                    direction: common(`directions.${direction}`).toLocaleLowerCase(),
                    version: String(version),
                  })}
                </span>
              </span>
              {score.counted ? null : <Chip tone="absent">{t("notCounted")}</Chip>}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

/** The scores of a response by their place, named as a form needs them. */
function useScoreNames(
  response: ResponseDetail,
  catalogue: Catalogue,
): { item: number; name: string; value: number; min: number; max: number }[] {
  const { locale, touchpoint } = useNames(catalogue);
  return response.scores.map(({ item, name, value, touchpoint: at, scale }) => ({
    item,
    name: [nameIn(locale, name), touchpoint(at)].filter((part) => part !== null).join(" · "),
    value,
    min: scale.min,
    max: scale.max,
  }));
}
