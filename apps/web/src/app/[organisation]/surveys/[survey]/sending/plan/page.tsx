import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { PlanScreen } from "#features/distribution/plan-screen.tsx";
import { paths } from "#lib/paths.ts";
import { surveyPage } from "#server/survey-page.ts";
import { orNotFound } from "#trpc/or-not-found.ts";

type Props = {
  params: Promise<{ organisation: string; survey: string }>;
  /** The sending that is planned already; a new one without. */
  searchParams: Promise<{ sending?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("distribution.form"))("title") };
}

const isId = (text: string) => /^[1-9]\d{0,9}$/.test(text) && Number(text) <= 2_147_483_647;

export default async function DistributionPlanPage({ params, searchParams }: Props) {
  const { organisation, open } = await surveyPage(params);
  if (!open?.permissions.includes("distribution.edit"))
    return <NotPermitted permission="distribution.edit" organisation={organisation} />;
  const { caller, initial } = open;
  const { key, timeZone } = organisation;
  const { fields, purposes } = await caller.contacts.declared();
  const isInUse = ({ archivedAt }: { archivedAt: Date | null }) => archivedAt === null;
  const page = {
    organisation: { key, timeZone },
    survey: { id: initial.id, key: initial.key, name: initial.name },
    declared: { fields: fields.filter(isInUse), purposes: purposes.filter(isInUse) },
    seesCustomers: open.permissions.includes("customer.see"),
  };
  const { sending } = await searchParams;
  if (sending === undefined) {
    const plan = await caller.distributions.draft({ surveyId: initial.id, mode: "email_inline" });
    return (
      <Texts areas={["distribution", "audience"]}>
        <PlanScreen {...page} item={null} preview={null} plan={plan} />
      </Texts>
    );
  }
  if (typeof sending !== "string" || !isId(sending)) notFound();
  const distributionId = Number(sending);
  const item = await orNotFound(caller.distributions.get({ distributionId }));
  if (item?.survey.id !== initial.id) notFound();
  // What has begun is looked at in the ledger, and changes no more.
  if (item.state !== "draft") redirect(paths.surveySending(key, initial.key));
  const preview = initial.publishedVersion === null ? null : await caller.distributions.preview({ distributionId });
  return (
    <Texts areas={["distribution", "audience"]}>
      <PlanScreen key={item.id} {...page} item={item} preview={preview} plan={item.plan} />
    </Texts>
  );
}
