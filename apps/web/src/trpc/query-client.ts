import { defaultShouldDehydrateQuery, QueryCache, QueryClient } from "@tanstack/react-query";
import superjson from "superjson";
import { paths } from "#lib/paths.ts";
import { refusalOf } from "./refusal.ts";

/** Without a connection it is tried all the same, and said that it did not go: by default it would wait for one without a word. */
const whileOffline = { networkMode: "always" } as const;

/** One cache a browser tab, one a request on the server. Numbers grow old in seconds, names in minutes. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => count < 2 && refusalOf(error) === null,
        refetchOnReconnect: true,
        ...whileOffline,
      },
      mutations: whileOffline,
      dehydrate: {
        serializeData: superjson.serialize,
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
}

/**
 * A session can end at any moment, by sign-out elsewhere or by an owner. Sign in, and come back to this very view. What somebody is writing in a
 * dialog is not thrown away for that: saving it says that the session has ended, and works again once there is one in another tab.
 */
function leaveWhenSignedOut(error: unknown): void {
  if (typeof window === "undefined" || refusalOf(error)?.reason !== "signed_out") return;
  if (document.querySelector("dialog[open] form")) return;
  const { pathname, search } = window.location;
  window.location.assign(paths.signIn({ returnTo: pathname + search }));
}
