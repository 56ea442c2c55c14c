import { blankDefinition } from "@heard/core/surveys/rules";
import type { RecordIds } from "@heard/core/testing/one-of-each";

/** A mapping of one column. */
export const mapping = {
  format: "heard-mapping/1",
  source: "lounge",
  file: { encoding: "utf-8", delimiter: ",", sheet: null, headerRows: 1, layout: "responsePerRow" },
  missing: [""],
  externalId: null,
  occurred: { column: "date", format: "yyyy-MM-dd", timeZone: null },
  constants: { channel: null, language: null },
  columns: [{ column: "content", as: "comment" }],
  create: [],
};

/** Inputs that a sample made from the schema cannot be, or names that mean another record here than elsewhere. */
export const recordSamples: Record<string, (ids: RecordIds) => object> = {
  "comments.byId": ({ responseId }) => ({ responseId, item: 0 }),
  "imports.update": ({ batchId }) => ({ batchId, mapping }),
  "council.meetings.plan": ({ chairId }) => ({ day: "2026-07-01", time: "09:00", chairId }),
  "planNotices.save": ({ planId }) => ({ planId, texts: { en: { title: "Mine", body: "Mine" } }, senderName: "Me" }),
  "council.meetings.note": ({ meetingId }) => ({ meetingId, item: "own:1", note: "Mine" }),
  "council.meetings.removeItem": ({ meetingId }) => ({ meetingId, item: "own:1" }),
  "imports.mappings.save": ({ mappingId }) => ({ mappingId, name: "Mine", mapping }),
  "improvementPlans.log": ({ responseId }) => ({
    title: "Mine",
    evidence: [{ kind: "comment", responseId, item: 0 }],
  }),
  "improvementPlans.update": ({ planId, ownerId }) => ({ planId, contributorIds: [ownerId] }),
  "invitations.create": ({ touchpointIds }) => ({
    email: "wei@example.org",
    roles: ["employee"],
    touchpointIds: [touchpointIds],
    canUnmask: false,
    canSeeCustomers: false,
  }),
  "metrics.create": ({ ownerMemberId }) => ({
    key: "mine",
    name: { en: "Mine" },
    kind: "csat",
    scope: "transaction",
    object: "service",
    scale: "csat-1-5",
    headlineMethod: "topTwoBox",
    ownerMemberId,
  }),
  "metrics.update": ({ ownerMemberId }) => ({ key: "nps", ownerMemberId }),
  "exports.stop": ({ jobRunId }) => ({ id: jobRunId }),
  "responses.correct": ({ responseId }) => ({ responseId, scores: [{ item: 0, value: 3 }] }),
  "suggestions.make": ({ responseId }) => ({ title: "Mine", comment: { responseId, item: 0 } }),
  "surveyEntries.setPin": ({ surveyId }) => ({ surveyId, pin: "4711" }),
  "surveys.create": ({ surveyId }) => ({ name: "Again", from: { kind: "copy", surveyId } }),
  "surveys.update": ({ surveyId, fileId }) => ({ surveyId, logoFileId: fileId }),
  "surveys.saveDraft": ({ surveyId }) => ({
    surveyId,
    edit: 1,
    definition: blankDefinition({ key: "again", name: "Again", language: "en" }),
  }),
  "members.update": ({ memberId }) => ({
    memberId,
    roles: ["employee"],
    touchpointIds: null,
    canUnmask: false,
    canSeeCustomers: false,
  }),
};
