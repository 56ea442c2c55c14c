import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { listAuditEntries } from "../audit/index.ts";
import { noteCase, openCase, savePlaybook } from "../cases/index.ts";
import { eraseContact } from "../contacts/erase.ts";
import { recordContacts } from "../contacts/index.ts";
import { getFile, storeFile } from "../files/index.ts";
import { foldAll } from "../rollups/fold.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { eraseResponse } from "./erase.ts";
import { recordResponses } from "./record.ts";

const database = useTestDatabase();
const { folder } = useTemporaryFiles();

/** Of which nothing may be left anywhere, in words that no list of names knows. */
const traces = ["Zyxwander", "zyxwander@example.org", "351912345678", "KEY-ZYX-77"];
const pattern = "zyxwander|351912345678|key-zyx-77";

async function* bytesOf(name: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`comment\r\nI am ${name}\r\n`);
}

/** The tables in which a row, written out as text, holds one of the traces. */
async function tablesWith(): Promise<string[]> {
  const tables = await database.asOwner(
    "select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition order by 1",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await database.asOwner(
      `select count(*)::int as hits from ${String(name)} t where t::text ~* '${pattern}'`,
    );
    if (Number(row?.hits) > 0) found.push(String(name));
  }
  return found;
}

test("one person who stands in many places stands in none after the erasure, and the log proves it without naming them", async () => {
  const ctx = await makeTestOrganisation("erasure");
  const [name = "", email = "", phone = "", key = ""] = traces;
  await recordContacts(ctx, {
    contacts: [
      {
        key,
        name,
        email,
        phone: `+${phone}`,
        consents: [{ purpose: "surveys", given: true, source: `Card of ${name}` }],
      },
    ],
  });
  const [contact] = await database.asOwner(`select id from contacts where org_id = ${ctx.organisation.id}`);
  const { results } = await recordResponses(ctx, {
    ...{ source: "app", mode: "api" },
    responses: [
      {
        ...{ externalId: "1", customer: key, occurredAt: testNow().toISOString() },
        scores: [{ metric: "nps", value: 0 }],
        comments: [{ text: `I am ${name}, write to ${email} or call +${phone}, ${key}` }],
        answers: [{ question: "detail", value: `Order of ${name}` }],
      },
    ],
  });
  const [recorded] = results;
  if (!recorded || !("id" in recorded)) throw new Error(JSON.stringify(recorded));
  const responseId = recorded.id;
  await foldAll(ctx);
  const { playbookId } = await savePlaybook(ctx, { name: "Call back", steps: ["Call"], hours: 9 });
  const { caseId } = await openCase(ctx, { title: `Call ${name}`, playbookId, responseId });
  await noteCase(ctx, { caseId, note: `${name} wants a call` });
  const file = { name: "comments.csv", mediaType: "text/csv" };
  const exported = await storeFile(ctx, { ...file, purpose: "export", content: bytesOf(name) }, { dataDir: folder });
  const [imported, listed] = [
    await storeFile(ctx, { ...file, purpose: "import", content: bytesOf(name) }, { dataDir: folder }),
    await storeFile(ctx, { ...file, purpose: "import", content: bytesOf(name) }, { dataDir: folder }),
  ];
  await database.asOwner(`
    with b as (insert into import_batches (org_id, kind, file_id, file_name, state, profile, account, report, created_by_kind, created_by)
      select ${ctx.organisation.id}, kind, file_id, 'comments.csv', 'imported', '{"values": "${name}"}', '{"samples": "${name}"}',
        '{"rows": 1, "rejectedBy": [{"example": {"value": "${name}"}}]}', 'operator', 'operator'
      from (values ('responses', '${imported.id}'::uuid), ('contacts', '${listed.id}')) files (kind, file_id)
      returning id, kind)
    update responses set batch_id = b.id from b where responses.id = '${responseId}' and b.kind = 'responses'`);
  const planted = await tablesWith();
  for (const table of [
    "contacts",
    "consents",
    "responses",
    "comments",
    "comment_originals",
    "cases",
    "case_events",
    "import_batches",
  ])
    expect(planted, "planted, or the search proves nothing").toContain(table);

  await eraseResponse(ctx, { responseId });
  await eraseContact(ctx, { contactId: String(contact?.id) });
  expect(await tablesWith()).toEqual([]);
  for (const { id } of [exported, imported, listed])
    await expect(getFile(ctx, { fileId: id })).rejects.toMatchObject({ code: "not_found" });
  await foldAll(ctx);
  expect(await verifyRollups(ctx)).toEqual([]);
  for (const verb of ["response.erase", "contact.erase"])
    expect((await listAuditEntries(ctx, { verb })).items, verb).toHaveLength(1);
});
