import { alerts } from "@heard/db/schema/alerts";
import { binnedItems } from "@heard/db/schema/binned-items";
import { councilDecisions, councilProxies } from "@heard/db/schema/council";
import { distributions, invitations } from "@heard/db/schema/distributions";
import { files, importBatches, mappings } from "@heard/db/schema/imports";
import { planEvidence } from "@heard/db/schema/improvement-plans";
import { jobRuns } from "@heard/db/schema/job-runs";
import { touchpoints } from "@heard/db/schema/journey";
import { memberInvitations } from "@heard/db/schema/members";
import { responseAlerts } from "@heard/db/schema/response-alerts";
import { savedViews } from "@heard/db/schema/saved-views";
import { v7 as uuidv7 } from "uuid";
import { addAnnotation } from "../annotations/index.ts";
import { createApiKey } from "../api-keys/create.ts";
import { addBenchmark } from "../benchmarks/index.ts";
import { openCase, saveCaseRule, savePlaybook } from "../cases/index.ts";
import { createContact, suppressAddress } from "../contacts/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { planMeeting } from "../council-meetings/index.ts";
import { addPlanAction, logPlan } from "../improvement-plans/index.ts";
import { createInvitation } from "../invitations/create.ts";
import { createShare } from "../journey-shares/index.ts";
import { correctComments } from "../readings/index.ts";
import { saveResponseAlertRule } from "../response-alerts/index.ts";
import { recordResponses } from "../responses/record.ts";
import { makeSuggestion } from "../suggestions/index.ts";
import { createSurvey } from "../surveys/create.ts";
import { setTarget } from "../targets/index.ts";
import { createTheme } from "../themes/index.ts";
import { createWebhook, sendTestWebhook } from "../webhooks/index.ts";
import { access } from "./access.ts";
import { testPlan } from "./distributions.ts";
import { makeTestPerson } from "./person.ts";

async function makeOneAlert(ctx: ServiceContext): Promise<number> {
  const day = "2026-06-01";
  const place = { key: "one", family: "silent", measure: "silent", slice: "source:1", direction: "down" } as const;
  const found = { raisedOn: day, changeFrom: day, upTo: day, word: "open", foundAt: ctx.now() } as const;
  const content = { kind: "silence", expected: 20, until: null } as const;
  const values = { orgId: ctx.organisation.id, ...place, ...found, content };
  const [alert] = await inTenant(ctx, (tx) => tx.insert(alerts).values(values).returning());
  return alert?.id ?? 0;
}

/** The names by which inputs call the records of an organisation; a new kind of record is added here. */
export type RecordIds = Record<
  | "keyId"
  | "memberId"
  | "reassignToId"
  | "ownerMemberId"
  | "touchpointIds"
  | "responseId"
  | "invitationId"
  | "viewId"
  | "batchId"
  | "fileId"
  | "mappingId"
  | "jobRunId"
  | "itemId"
  | "surveyId"
  | "contactId"
  | "suppressionId"
  | "distributionId"
  | "askedId"
  | "actId"
  | "planId"
  | "otherPlanId"
  | "actionId"
  | "evidenceId"
  | "annotationId"
  | "alertId"
  | "responseAlertId"
  | "alertRuleId"
  | "caseId"
  | "intoCaseId"
  | "playbookId"
  | "ruleId"
  | "escalateTo"
  | "meetingId"
  | "decisionId"
  | "standInId"
  | "forMemberId"
  | "proxyId"
  | "chairId"
  | "ownerId"
  | "sponsorId"
  | "assigneeId"
  | "shareId"
  | "suggestionId"
  | "intoId"
  | "benchmarkId"
  | "targetId"
  | "webhookId"
  | "deliveryId",
  string | number
>;

/** One record of each kind that has an id, in this organisation: what another one must not reach. */
export async function makeOneOfEach(ctx: ServiceContext): Promise<RecordIds> {
  const orgId = ctx.organisation.id;
  const key = await createApiKey(ctx, { name: "Till", scopes: ["responses:write"] });
  const [person, heir] = [await makeTestPerson(ctx), await makeTestPerson(ctx)];
  const invited = { email: `${ctx.organisation.key}@example.org`, ...access(["employee"]) };
  const invitation = await createInvitation(ctx, invited, { url: "https://heard.example", mailer: null });
  const survey = { name: "Relationship", from: { kind: "template" as const, template: "nps" } };
  const { surveyId } = await createSurvey(ctx, survey);
  const { contactId } = await createContact(ctx, { email: `${ctx.organisation.key}@example.net` });
  const { suppressionId } = await suppressAddress(ctx, { address: "gone@example.net", purpose: null, source: "Phone" });
  await createTheme(ctx, { key: "write", name: { en: "Writing" }, rule: "write" });
  const { results } = await recordResponses(ctx, {
    source: "app",
    mode: "api",
    responses: [
      {
        externalId: "one",
        occurredAt: ctx.now().toISOString(),
        scores: [{ metric: "nps", value: 9 }],
        comments: [{ text: "Write to ada@example.org" }],
      },
    ],
  });
  const [recorded] = results;
  if (!recorded || !("id" in recorded)) throw new Error(`not recorded: ${JSON.stringify(results)}`);
  const { actId } = await correctComments(ctx, {
    comments: [{ responseId: recorded.id, item: 0 }],
    sentiment: "mixed",
  });
  if (!actId) throw new Error("nothing was said");
  const planned = await makeOneOfWork(ctx, recorded.id);
  return inTenant(ctx, async (tx) => {
    const now = ctx.now();
    const fileId = uuidv7();
    const made = { createdByKind: "operator", createdBy: "operator" };
    const sha256 = new Uint8Array(32);
    const file = { purpose: "import" as const, name: "a.csv", mediaType: "text/csv", size: 3, sha256 };
    await tx.insert(files).values({ orgId, id: fileId, ...file, createdBy: "operator", createdAt: now });
    const jobRunId = uuidv7();
    const job = { kind: "export", actorKind: "operator", actorId: "operator", checkpoint: { name: "all" } };
    await tx.insert(jobRuns).values({ orgId, id: jobRunId, ...job, state: "running", createdAt: now });
    const [view] = await tx
      .insert(savedViews)
      .values({ orgId, memberId: person.memberId, screen: "scores", name: "Mine", query: "", shared: true })
      .returning();
    const [mapping] = await tx
      .insert(mappings)
      .values({ orgId, key: "lounge", name: "Lounge", mapping: {} })
      .returning();
    const [batch] = await tx
      .insert(importBatches)
      .values({ orgId, fileId, fileName: "a.csv", state: "draft", ...made })
      .returning();
    const [touchpoint] = await tx.select().from(touchpoints);
    const [item] = await tx
      .insert(binnedItems)
      .values({
        orgId,
        kind: "channel",
        key: "fax",
        name: { en: "Fax" },
        content: { position: 9, isArchived: false },
        deletedAt: now,
      })
      .returning();
    const [distribution] = await tx
      .insert(distributions)
      .values({ orgId, surveyId, name: "Spring", plan: testPlan(), seed: "spring", createdAt: now })
      .returning();
    const distributionId = distribution?.id ?? 0;
    const [shardKey, askedId] = [ctx.organisation.homeShardKey, uuidv7()];
    await tx.insert(invitations).values({
      ...{
        shardKey,
        orgId,
        id: askedId,
        firstId: askedId,
        contactId,
        surveyId,
        distributionId,
        occasion: "list",
        mode: 1,
      },
      ...{ state: "suppressed", rule: "notSampled", eligibleAt: now },
    });
    const [stored] = await tx.select().from(memberInvitations);
    if (!view || !mapping || !batch || !touchpoint || !stored || !item) throw new Error("a record was not made");
    return {
      keyId: key.id,
      memberId: person.memberId,
      reassignToId: heir.memberId,
      ...ofMember(person.memberId),
      touchpointIds: touchpoint.id,
      responseId: recorded.id,
      invitationId: invitation.id,
      viewId: view.id,
      batchId: batch.id,
      fileId,
      mappingId: mapping.id,
      jobRunId,
      itemId: item.id,
      surveyId,
      contactId,
      suppressionId,
      distributionId,
      askedId,
      actId,
      ...planned,
    };
  });
}

/** What people make of a response. */
async function makeOneOfWork(ctx: ServiceContext, responseId: string) {
  const [plan, opened] = [await makeOnePlan(ctx, responseId), await makeOneCase(ctx, responseId)];
  return { ...plan, ...opened, ...(await makeOneResponseAlert(ctx, responseId)) };
}

async function makeOneResponseAlert(ctx: ServiceContext, responseId: string) {
  const condition = { kind: "words" as const, words: ["lawyer"] };
  const { alertRuleId } = await saveResponseAlertRule(ctx, { name: "A threat", condition, touchpoint: null });
  const found = { orgId: ctx.organisation.id, ruleId: alertRuleId, responseId, foundAt: ctx.now() };
  const [alert] = await inTenant(ctx, (tx) => tx.insert(responseAlerts).values(found).returning());
  return { alertRuleId, responseAlertId: alert?.id ?? 0 };
}

async function makeOneCase(ctx: ServiceContext, responseId: string) {
  const { playbookId } = await savePlaybook(ctx, { name: "Call back", steps: ["Call"], hours: 8 });
  const condition = { kind: "words" as const, words: ["lawyer"] };
  const rule = { name: "A threat", condition, touchpoint: null, playbookId, ownerId: null, escalateTo: null };
  const { ruleId } = await saveCaseRule(ctx, rule);
  const { caseId } = await openCase(ctx, { title: "Call Ada", playbookId, responseId });
  return { playbookId, ruleId, caseId, intoCaseId: caseId };
}

async function makeOnePlan(ctx: ServiceContext, responseId: string) {
  const evidence = [{ kind: "comment" as const, responseId, item: 0 }];
  const { planId } = await logPlan(ctx, { title: "Write back sooner", evidence });
  const { actionId } = await addPlanAction(ctx, { planId, title: "Ask who writes" });
  const [linked] = await inTenant(ctx, (tx) => tx.select().from(planEvidence));
  const holiday = { title: "Holiday", kind: "holiday" as const, from: "2026-05-01", to: "2026-05-05" };
  const { annotationId } = await addAnnotation(ctx, holiday);
  const shown = { name: "Board", period: { from: "2026-05-01", to: "2026-05-31" }, days: 7 };
  const { shareId } = await createShare(ctx, shown);
  const alertId = await makeOneAlert(ctx);
  const { meetingId } = await planMeeting(ctx, { day: "2026-07-10", time: "09:00" });
  return {
    planId,
    otherPlanId: planId,
    actionId,
    evidenceId: linked?.id ?? 0,
    annotationId,
    alertId,
    shareId,
    meetingId,
    ...(await makeTwoSuggestions(ctx)),
    ...(await makeOneTarget(ctx)),
    ...(await makeOneWebhook(ctx)),
    ...(await makeOneDecision(ctx, planId)),
  };
}

async function makeOneTarget(ctx: ServiceContext) {
  const published = { kind: "industry", name: "Retail", method: "nps", scope: "relationship", value: 41 } as const;
  const read = { scaleMin: 0, scaleMax: 10, n: 900, source: "Yearbook", asOf: "2026-01-31" };
  const { benchmarkId } = await addBenchmark(ctx, { ...published, ...read, metric: "nps" });
  const wanted = { goal: "satisfaction", metric: "nps", value: 45, dueOn: "2026-12-31", basis: "industry" } as const;
  return { benchmarkId, ...(await setTarget(ctx, { ...wanted, benchmarkId })) };
}

async function makeOneWebhook(ctx: ServiceContext) {
  const receiver = { name: "Chat", kind: "generic" as const, url: "https://hooks.example.org/heard" };
  const { id: webhookId } = await createWebhook(ctx, { ...receiver, eventKinds: ["alert.raised"] });
  return { webhookId, ...(await sendTestWebhook(ctx, { webhookId })) };
}

async function makeOneDecision(ctx: ServiceContext, planId: number) {
  const [orgId, member, proxy] = [ctx.organisation.id, await makeTestPerson(ctx), await makeTestPerson(ctx)];
  const days = { fromOn: "2026-06-01", toOn: "2026-06-30" };
  const ranking = { weights: { impact: 1, volume: 1, confidence: 1, effort: 1 }, inputs: [] };
  const decided = { decision: "sendBack" as const, reason: "Not yet", decidedAt: ctx.now(), votes: [], ranking };
  return inTenant(ctx, async (tx) => {
    const [decision] = await tx
      .insert(councilDecisions)
      .values({ orgId, planId, ...decided })
      .returning();
    const [standIn] = await tx
      .insert(councilProxies)
      .values({ orgId, memberId: member.memberId, proxyId: proxy.memberId, ...days })
      .returning();
    return { decisionId: decision?.id ?? 0, standInId: standIn?.id ?? 0 };
  });
}

async function makeTwoSuggestions(ctx: ServiceContext) {
  const { ctx: colleague } = await makeTestPerson(ctx);
  const { suggestionId } = await makeSuggestion(colleague, { title: "Write back at once" });
  const { suggestionId: intoId } = await makeSuggestion(colleague, { title: "Call back at once" });
  return { suggestionId, intoId };
}

/** The names by which inputs call somebody who is given something. */
const ofMember = (memberId: number) => ({
  ownerMemberId: memberId,
  ownerId: memberId,
  sponsorId: memberId,
  assigneeId: memberId,
  forMemberId: memberId,
  proxyId: memberId,
  chairId: memberId,
  escalateTo: memberId,
});
