import type { OrganisationRow } from "./lookup.ts";
import { query } from "./lookup-query.ts";

export type OrganisationWork = Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey"> & {
  hasPending: boolean;
  hasUnsealed: boolean;
  hasJobs: boolean;
};
export type OrganisationToRead = Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">;
export type OrganisationToPurge = Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey"> & {
  isDeleted: boolean;
};

/** The part of the lookup door that is about work: in which organisations the worker has something to do. */
export const workLookup = {
  /** Those that were deleted: nothing of them is left, or will soon be, but the audit log. */
  deletedOrganisations(): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_deleted_organisations()`,
      [],
    );
  },

  /** What the worker has to do where: rows to fold, entries to seal, jobs that nobody has touched since `stalledBefore`. */
  organisationsWithWork(stalledBefore: Date): Promise<OrganisationWork[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey", has_pending as "hasPending", has_unsealed as "hasUnsealed",
        has_jobs as "hasJobs" from list_organisations_with_work($1)`,
      [stalledBefore.toISOString()],
    );
  },

  /** Organisations with comments that nobody has read yet. */
  organisationsWithUnread(): Promise<OrganisationToRead[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_with_unread()`,
      [],
    );
  },

  /** Organisations whose comments were read by an earlier version of the analysis. */
  organisationsReadBefore(analysisVersion: number): Promise<OrganisationToRead[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_read_before($1)`,
      [analysisVersion],
    );
  },

  /** Organisations that were deleted and not emptied yet, and those with something that went into the bin before `binnedBefore`. */
  organisationsToPurge(binnedBefore: Date): Promise<OrganisationToPurge[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey", is_deleted as "isDeleted" from list_organisations_to_purge($1)`,
      [binnedBefore.toISOString()],
    );
  },

  /** Organisations in which an invitation is to be sent by now, or was being sent by somebody who has died. */
  organisationsWithDueInvitations(
    at: Date,
  ): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_with_due_invitations($1)`,
      [at.toISOString()],
    );
  },

  /** Organisations with a proposal whose votes are over and have not been looked at. */
  organisationsWithEndedVotes(at: Date): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_with_ended_votes($1)`,
      [at.toISOString()],
    );
  },

  /** Organisations with a letter of a notice that is due. */
  organisationsWithDueNotices(at: Date): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_with_due_notices($1)`,
      [at.toISOString()],
    );
  },

  /** Organisations with a plan whose day has come: to start, or to be judged. */
  organisationsWithDuePlans(at: Date): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_with_due_plans($1)`,
      [at.toISOString()],
    );
  },

  /** Organisations with a closed plan that is due for a look at whether what it was about is back. */
  organisationsWithWatchedPlans(
    at: Date,
  ): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_with_watched_plans($1)`,
      [at.toISOString()],
    );
  },

  /** Organisations whose numbers have not been followed yet on their day of today. */
  organisationsToFollow(at: Date): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_to_follow($1)`,
      [at.toISOString()],
    );
  },

  /** Organisations where it is Monday morning and somebody has not had the letter of the week. */
  organisationsWithDueDigests(at: Date): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_with_due_digests($1)`,
      [at.toISOString()],
    );
  },

  /** Receivers that have something to be sent by now and that nobody delivers to; those that take what they are sent first. */
  dueWebhooks(
    at: Date,
  ): Promise<
    (Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey"> & { receiverId: number; isFailing: boolean })[]
  > {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey", receiver_id as "receiverId", is_failing as "isFailing"
        from list_due_webhooks($1)`,
      [at.toISOString()],
    );
  },

  /** Organisations with a survey whose answers are kept for some time only. */
  organisationsWithKeptDays(): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_with_kept_days()`,
      [],
    );
  },

  /** Organisations in which somebody is to hear of a receiver that was switched off, or with deliveries from before `keptSince`. */
  organisationsWithWebhookUpkeep(
    keptSince: Date,
  ): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_with_webhook_upkeep($1)`,
      [keptSince.toISOString()],
    );
  },

  /** Organisations in which somebody wants letters of alerts and has not been told of one. */
  organisationsWithAlertLetters(): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_with_alert_letters()`,
      [],
    );
  },

  /** Organisations whose new answers may be worth an alert each. */
  organisationsWithResponseAlertRules(): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_with_response_alert_rules()`,
      [],
    );
  },

  /** Organisations whose new answers may open a case, where one is late and nobody was told, or where a customer was asked whether it is settled. */
  organisationsWithCases(at: Date): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_with_cases($1)`,
      [at.toISOString()],
    );
  },

  /**
   * Organisations in which an answer may not have been noted since `answeringBefore`, letters are kept from before `keptBefore`, or something still waits for a
   * distribution that has ended.
   */
  organisationsWithSendingUpkeep(
    answeringBefore: Date,
    keptBefore: Date,
  ): Promise<Pick<OrganisationRow, "id" | "key" | "timeZone" | "homeShardKey">[]> {
    return query(
      `select id, key, time_zone as "timeZone", home_shard_key as "homeShardKey" from list_organisations_with_sending_upkeep($1, $2)`,
      [answeringBefore.toISOString(), keptBefore.toISOString()],
    );
  },
};
