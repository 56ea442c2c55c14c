import { buttonStyle } from "@heard/ui/button-style";
import { ChartFrame } from "@heard/ui/charts/chart-frame";
import { niceDomain, ticksOf } from "@heard/ui/charts/geometry";
import { TrendChart } from "@heard/ui/charts/trend-chart";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CodeBlock } from "#components/code-block.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { env } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import type { Viewer } from "#server/context.ts";
import { getFormat } from "#server/format.ts";

/** An organisation without answers: the ways in, ready to be taken, and what will stand here. */
export async function StartHere({ viewer }: { viewer: Viewer }) {
  const { organisation, permissions } = viewer;
  const [t, format] = await Promise.all([getTranslations("home.start"), getFormat(organisation.timeZone)]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("body")} />
      <div className="mt-8 grid border-line border-t wide:auto-cols-fr wide:grid-flow-col">
        {permissions.includes("import.run") ? (
          <Way title={t("import")} body={t("importBody")}>
            <Link href={paths.newImport(organisation.key)} className={buttonStyle("primary")}>
              {t("import")}
            </Link>
          </Way>
        ) : null}
        {permissions.includes("survey.edit") ? (
          <Way title={t("survey")} body={t("surveyBody")}>
            <Link href={paths.newSurvey(organisation.key)} className={buttonStyle()}>
              {t("makeSurvey")}
            </Link>
          </Way>
        ) : null}
        <Way title={t("api")} body={permissions.includes("apiKey.edit") ? t("apiBody") : t("apiNoKey")}>
          <div className="mb-3">
            <CodeBlock label={t("api")}>{curlExample(env().gatewayUrl)}</CodeBlock>
          </div>
          {permissions.includes("apiKey.edit") ? (
            <Link href={paths.apiKeys(organisation.key)} className={buttonStyle()}>
              {t("makeKey")}
            </Link>
          ) : null}
        </Way>
      </div>
      <div className="mt-10 border-line border-t pt-8">
        <ChartFrame title={t("sample")} subtitle={t("sampleNote")}>
          <SampleChart
            label={t("sample")}
            weekName={(number) => t("sampleWeek", { number: format.count(number) })}
            format={format}
          />
        </ChartFrame>
      </div>
    </>
  );
}

function Way({ title, body, children }: { title: string; body: string; children: ReactNode }) {
  return (
    <section className="min-w-0 border-line border-b py-6 last:border-b-0 wide:border-b-0 wide:pr-8 wide:not-first:border-l wide:not-first:pl-8">
      <h2 className="text-chart">{title}</h2>
      <p className="sentence mt-1 mb-4 text-body text-ink-2">{body}</p>
      {children}
    </section>
  );
}

/** One request that works as it stands, but for the key. */
function curlExample(gatewayUrl: string): string {
  return [
    `curl ${gatewayUrl}/api/v1/responses \\`,
    `  -H "Authorization: Bearer heard_…" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '{"source":"shop-app","responses":[{`,
    `       "externalId":"A-1001",`,
    `       "occurredAt":"2026-11-02T09:30:00Z",`,
    `       "scores":[{"metric":"nps","value":9}],`,
    `       "comments":[{"text":"Quick and friendly"}]}]}'`,
  ].join("\n");
}

const sample = [31, 34, 30, 28, 33, 36, 35, 39, 41, 38, 42, 44];

type SampleChartProps = {
  label: string;
  weekName: (number: number) => string;
  format: Awaited<ReturnType<typeof getFormat>>;
};

function SampleChart({ label, weekName, format }: SampleChartProps) {
  const points = sample.map((value, index) => ({
    value,
    low: value - 7,
    high: value + 7,
    title: weekName(index + 1),
    lines: [format.points(value)],
  }));
  const domain = niceDomain(
    points.flatMap(({ low, high }) => [low, high]),
    [-100, 100],
  ) ?? [-100, 100];
  return (
    <TrendChart
      label={label}
      readerLabel={label}
      points={points}
      start={0}
      adjacent={false}
      domain={domain}
      yTicks={ticksOf(domain).map((value) => ({ value, label: format.wholePoints(value) }))}
      xTicks={[0, 3, 7, 11].map((index) => ({ index, label: weekName(index + 1), wide: index === 3 || index === 7 }))}
      means={{ previous: null, current: null }}
      end={null}
    />
  );
}
