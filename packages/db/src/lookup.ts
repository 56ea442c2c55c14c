import type { SurveyDefinition } from "@heard/survey";
import { arrayLiteral } from "./array-literal.ts";
import { query } from "./lookup-query.ts";

export type OrganisationRow = {
  id: number;
  key: string;
  name: string;
  locale: string;
  timeZone: string;
  homeShardKey: number;
  isDemo: boolean;
};

export type ApiKeyRow = {
  organisationId: number;
  id: string;
  secretHash: Uint8Array;
  scopes: string[];
  expiresAt: string | null;
  revokedAt: string | null;
};

/** A survey as its page needs it, of one version. Days are calendar days of the organisation. */
export type SurveyLookupRow = {
  organisation: OrganisationRow & { hideBelow: number; lowBelow: number };
  id: number;
  key: string;
  name: string;
  sourceId: number;
  slots: number;
  state: "open" | "paused" | "closed";
  version: number;
  definition: SurveyDefinition;
  opensOn: string | null;
  closesOn: string | null;
  responseCap: number | null;
  colour: string | null;
  logoFileId: string | null;
};

export type JourneyShareLookupRow = {
  organisation: OrganisationRow & { hideBelow: number; lowBelow: number };
  id: number;
};

/**
 * The door for what comes before a tenant is known: role heard_lookup, which can run these reviewed functions and nothing else.
 * Each returns narrow rows; `null` or an empty list when there is nothing.
 */
export const lookup = {
  async createOrganisation(input: {
    key: string;
    name: string;
    locale: string;
    timeZone: string;
    homeShardKey: number;
    isDemo: boolean;
  }): Promise<number> {
    const [row] = await query<{ id: number }>("select create_organisation($1, $2, $3, $4, $5, $6) as id", [
      input.key,
      input.name,
      input.locale,
      input.timeZone,
      input.homeShardKey,
      input.isDemo,
    ]);
    if (!row) throw new Error(`create_organisation returned nothing for "${input.key}"`);
    return row.id;
  },

  async organisation(key: string): Promise<OrganisationRow | null> {
    const [row] = await query<OrganisationRow>(
      `select id, key, name, locale, time_zone as "timeZone", home_shard_key as "homeShardKey", is_demo as "isDemo" from find_organisation($1)`,
      [key],
    );
    return row ?? null;
  },

  organisations(): Promise<{ id: number; key: string }[]> {
    return query("select id, key from list_organisation_ids()", []);
  },

  /** The people of a deleted demo company, unless they are members somewhere else. Returns how many went. */
  async deleteDemoPeople(organisationId: number): Promise<number> {
    const [row] = await query<{ gone: number }>("select delete_demo_people($1) as gone", [organisationId]);
    return row?.gone ?? 0;
  },

  async apiKey(id: string): Promise<ApiKeyRow | null> {
    const [row] = await query<ApiKeyRow>(
      `select org_id as "organisationId", id, secret_hash as "secretHash", scopes, expires_at as "expiresAt", revoked_at as "revokedAt" from find_api_key($1)`,
      [id],
    );
    return row ?? null;
  },

  /**
   * A survey by its key, in the version that is published or in an earlier one; `null` for one that was never published, lies in the bin, or whose
   * organisation was deleted.
   */
  async survey(key: string, version: number | null = null): Promise<SurveyLookupRow | null> {
    // It comes straight out of an address, and no text of a database holds this.
    if (key.includes("\0")) return null;
    const [row] = await query<{ survey: string; definition: string }>(
      `select definition::text, json_build_object(
        'organisation', json_build_object('id', org_id, 'key', org_key, 'name', org_name, 'locale', locale, 'timeZone', time_zone,
          'homeShardKey', home_shard_key, 'hideBelow', hide_below, 'lowBelow', low_below, 'isDemo', is_demo),
        'id', id, 'key', key, 'name', name, 'sourceId', source_id, 'slots', slots, 'state', state, 'version', version, 'opensOn', opens_on,
        'closesOn', closes_on, 'responseCap', response_cap, 'colour', colour, 'logoFileId', logo_file_id)::text as survey
      from find_survey($1, $2)`,
      [key, version],
    );
    return row ? { ...JSON.parse(row.survey), definition: JSON.parse(row.definition) } : null;
  },

  /** The share of a journey behind a link that is good; `null` for one that is unknown, revoked or too old. */
  async journeyShare(tokenHash: Uint8Array, at: Date): Promise<JourneyShareLookupRow | null> {
    const [row] = await query<{ share: string }>(
      `select json_build_object(
        'organisation', json_build_object('id', org_id, 'key', org_key, 'name', org_name, 'locale', locale, 'timeZone', time_zone,
          'homeShardKey', home_shard_key, 'hideBelow', hide_below, 'lowBelow', low_below, 'isDemo', is_demo),
        'id', id)::text as share
      from find_journey_share($1, $2)`,
      [tokenHash, at.toISOString()],
    );
    return row ? JSON.parse(row.share) : null;
  },

  async touchApiKey(id: string, usedAt: Date): Promise<void> {
    await query("select touch_api_key($1, $2)", [id, usedAt.toISOString()]);
  },

  /** Takes up to `wanted` tokens from a bucket that every process shares, and says how many there were. */
  async takeTokens(bucket: string, limit: { capacity: number; perSecond: number }, wanted: number): Promise<number> {
    const [row] = await query<{ granted: number }>("select take_tokens($1, $2, $3, $4) as granted", [
      bucket,
      limit.capacity,
      limit.perSecond,
      wanted,
    ]);
    return row?.granted ?? 0;
  },

  /** What stands under these dedupe keys: `ordinal` is the place in the input, from 1. */
  duplicates(
    keys: readonly { shardKey: number; organisationId: number; sourceId: number; externalId: string }[],
  ): Promise<{ ordinal: number; id: string; contentHash: string }[]> {
    return query(
      `select ordinal, id, content_hash as "contentHash" from find_duplicates($1::int[], $2::int[], $3::int[], $4::text[])`,
      [
        arrayLiteral(keys.map((key) => key.shardKey)),
        arrayLiteral(keys.map((key) => key.organisationId)),
        arrayLiteral(keys.map((key) => key.sourceId)),
        arrayLiteral(keys.map((key) => key.externalId)),
      ],
    );
  },

  async idempotentReply(input: {
    shardKey: number;
    organisationId: number;
    key: string;
    notBefore: Date;
  }): Promise<{ requestHash: string; status: number; reply: unknown } | null> {
    const [row] = await query<{ requestHash: string; status: number; reply: string }>(
      `select request_hash as "requestHash", status, reply::text as reply from find_idempotent_reply($1, $2, $3, $4)`,
      [input.shardKey, input.organisationId, input.key, input.notBefore.toISOString()],
    );
    return row ? { ...row, reply: JSON.parse(row.reply) } : null;
  },
};
