import { comments } from "@heard/db/schema/responses";
import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { searchComments } from "../comments/search.ts";
import { eraseContact, recordContacts } from "../contacts/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { sendTestInvitation } from "../testing/distributions.ts";
import { importsIn } from "../testing/import-file.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { publishTestSurvey, saveTestSubmission, startTestSubmission } from "../testing/surveys.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { unmaskComment } from "./queries.ts";
import { recordResponses } from "./record.ts";

useTestDatabase();
const imports = importsIn(useTemporaryFiles().folder);

const textsOf = (ctx: ServiceContext) =>
  inTenant(ctx, (tx) => tx.select({ text: comments.text, redactions: comments.redactions }).from(comments));
const said = (customer: string | undefined, text: string) => ({
  occurredOn: "2026-06-20",
  ...(customer && { customer }),
  comments: [{ text }],
});

test("the name of a contact leaves what they write themselves, whether they are named by key or by id, and nobody else's", async () => {
  const ctx = await makeTestOrganisation();
  const { results } = await recordContacts(ctx, {
    contacts: [
      { key: "C-1", name: "Ada Lovelace" },
      { name: "韩梅梅", email: "mei@example.org" },
      { key: "C-3", name: "Grace Hopper" },
    ],
  });
  const [, mei] = results.flatMap((one) => ("id" in one ? [one.id] : []));
  const stranger = await makeTestOrganisation();
  const items = [
    said("C-1", "Ada here: Lovelace, Ada never got her parcel"),
    said(mei, "我是韓梅梅，還沒收到"),
    said("C-3", "Ada told me to wait"),
    said("C-9", "Ada again"),
    said(undefined, "Ada Lovelace, without a key"),
  ];
  for (const one of [ctx, stranger])
    expect(
      await recordResponses(one, { source: "app", mode: "api", responses: items, idempotencyKey: "k" }),
    ).toMatchObject({
      accepted: 5,
    });
  expect((await textsOf(ctx)).toSorted((a, b) => a.text.localeCompare(b.text, "en"))).toEqual(
    [
      { text: "⟦name⟧ here: ⟦name⟧ never got her parcel", redactions: 2 },
      { text: "我是⟦name⟧，還沒收到", redactions: 1 },
      { text: "Ada told me to wait", redactions: 0 },
      { text: "Ada again", redactions: 0 },
      { text: "Ada Lovelace, without a key", redactions: 0 },
    ].toSorted((a, b) => a.text.localeCompare(b.text, "en")),
  );
  // Of another organisation nothing is known.
  expect((await textsOf(stranger)).filter(({ redactions }) => redactions > 0)).toEqual([]);

  const period = { from: "2026-06-01", to: "2026-06-30" };
  expect((await searchComments(ctx, { words: "parcel", period })).items).toHaveLength(1);
  expect((await searchComments(ctx, { words: "lovelace parcel", period })).items).toEqual([]);
  const [found] = (await searchComments(ctx, { words: "parcel", period })).items;
  expect(await unmaskComment(ctx, { responseId: found?.responseId ?? "", item: 0 })).toEqual({
    text: "Ada here: Lovelace, Ada never got her parcel",
  });

  // Of whoever was erased nothing is known any more.
  await eraseContact(ctx, { contactId: mei ?? "" });
  expect(
    await recordResponses(ctx, {
      source: "app",
      mode: "api",
      responses: [said(mei, "我是韓梅梅")],
      idempotencyKey: "k2",
    }),
  ).toMatchObject({ accepted: 1 });
  expect(await textsOf(ctx)).toContainEqual({ text: "我是韓梅梅", redactions: 0 });
});

test("it leaves the comments of a file and of a survey that somebody was invited to as well", async () => {
  const ctx = await makeTestOrganisation();
  const { surveyId, key } = await publishTestSurvey(ctx);
  const { token: personal } = await sendTestInvitation(ctx, surveyId, {
    contact: { key: "C-1", name: "Ada Lovelace" },
  });
  const { token } = await startTestSubmission(key, { personal });
  expect(await saveTestSubmission(token, { nps: 3, "nps-why": "Still waiting. Ada" })).not.toHaveProperty("problems");
  await imports.import(ctx, "day,who,comment\n2026-06-20,C-1,Lovelace waits\n2026-06-20,C-2,Lovelace is a film\n", {
    format: "heard-mapping/1",
    source: "till",
    file: { encoding: "utf-8", delimiter: ",", sheet: null, headerRows: 1, layout: "responsePerRow" },
    missing: [""],
    externalId: null,
    occurred: { column: "day", format: "yyyy-MM-dd", timeZone: null },
    constants: { channel: null, language: null },
    columns: [
      { column: "who", as: "customer" },
      { column: "comment", as: "comment" },
    ],
    create: ["source"],
  });
  expect((await textsOf(ctx)).map(({ text }) => text).toSorted()).toEqual([
    "Lovelace is a film",
    "Still waiting. ⟦name⟧",
    "⟦name⟧ waits",
  ]);
});
