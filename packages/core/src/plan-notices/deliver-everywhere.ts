import { workLookup } from "@heard/db";
import { systemContext } from "../jobs/maintain.ts";
import type { Post } from "../sending/deliver.ts";
import { deliverNotices } from "./deliver.ts";

/** Sends the notices that are due in all organisations. One that fails does not keep the others waiting. Returns how many letters went. */
export async function deliverNoticesEverywhere(options: {
  post: Post;
  now: () => Date;
  onError: (error: unknown, organisationKey: string) => void;
}): Promise<number> {
  let sent = 0;
  for (const organisation of await workLookup.organisationsWithDueNotices(options.now())) {
    try {
      sent += await deliverNotices(systemContext(organisation, options.now), options.post);
    } catch (error) {
      options.onError(error, organisation.key);
    }
  }
  return sent;
}
