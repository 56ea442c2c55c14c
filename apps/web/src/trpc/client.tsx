"use client";

import type { AppRouter } from "@heard/api/trpc";
import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import { paths, personKey } from "#lib/paths.ts";
import { onePress } from "./one-press.ts";
import { createQueryClient } from "./query-client.ts";

const { TRPCProvider: ContextProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

export type TrpcProviderProps = {
  /** The organisation of the address; `null` for what belongs to a person alone. */
  organisation: string | null;
  children: ReactNode;
};

/** Lets the islands below ask the server. Every request names the organisation in its address, never in its input. */
export function TrpcProvider({ organisation, children }: TrpcProviderProps) {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [onePress(), httpBatchLink({ url: paths.trpc(organisation ?? personKey), transformer: superjson })],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <ContextProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </ContextProvider>
    </QueryClientProvider>
  );
}
