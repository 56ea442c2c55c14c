import { mapping } from "@heard/api/testing/record-samples";
import { createApiKey, grantableScopes } from "@heard/core/api-keys";
import { inTenant } from "@heard/core/context";
import { signDigest } from "@heard/core/digests/sign-digest";
import { createShare } from "@heard/core/journey-shares";
import { contextOf } from "@heard/core/organisations/queries";
import { signOpening, signUnsubscribe } from "@heard/core/sending/sign-invitation";
import { listSurveys } from "@heard/core/surveys";
import { makeOneOfEach } from "@heard/core/testing/one-of-each";
import { makeTestOrganisation } from "@heard/core/testing/organisation";
import { joinTestPerson, makeTestPerson, testPassword } from "@heard/core/testing/person";
import { closeDatabase, configureDatabase } from "@heard/db";
import { mappings } from "@heard/db/schema/imports";
import type { Place } from "./place.ts";
import type { ScannedProduct } from "./product.ts";

export type Prepared = { place: Place; person: { email: string; password: string }; apiKey: string };

const demo = "lanternway";
const now = () => new Date();
const everyGrant = { canUnmask: true, canSeeCustomers: true };

/** Makes what the scan walks over: an organisation with one record of each kind, and an owner of it and of the demo company with a key of the public API. */
export async function makePlace({ databaseUrl, authSecret }: ScannedProduct): Promise<Prepared> {
  configureDatabase({ databaseUrl, authSecret, maxConnections: 2 });
  try {
    const ctx = await makeTestOrganisation("scan");
    const ids = await makeOneOfEach(ctx);
    // One that was filled in: an empty one is kept by nobody but the tests.
    await inTenant(ctx, (tx) => tx.update(mappings).set({ mapping }));
    const person = await makeTestPerson(ctx, ["owner"], { withPassword: true, ...everyGrant });
    await joinTestPerson(await contextOf(demo, { kind: "operator" }, now), person, ["owner"], everyGrant);
    const { key: apiKey } = await createApiKey({ ...ctx, now }, { name: "Scan", scopes: [...grantableScopes] });
    const shown = { name: "Scan", period: { from: "2026-05-01", to: "2026-05-31" }, days: 30 };
    const { token: share } = await createShare({ ...ctx, now }, shown);
    const [survey] = await listSurveys(ctx);
    const claim = { organisationId: ctx.organisation.id, invitationId: String(ids.askedId) };
    return {
      place: {
        ...{ organisation: ctx.organisation.key, demo, ids, survey: survey?.key ?? "", publishedSurvey: "demo" },
        tokens: {
          unsubscribe: signUnsubscribe(claim, authSecret),
          opening: signOpening(claim, authSecret),
          digest: signDigest({ organisationId: ctx.organisation.id, memberId: person.memberId }, authSecret),
          share,
        },
      },
      person: { email: person.email, password: testPassword },
      apiKey,
    };
  } finally {
    await closeDatabase();
  }
}
