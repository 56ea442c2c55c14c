"use client";

import type { CommentPage } from "@heard/core/comments/search";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTRPCClient } from "#trpc/client.tsx";
import type { CommentsInput } from "./comments-input.ts";

/** The comments of a view, page by page; the ones on screen stay until the next ones are there. */
export function useComments(
  organisation: string,
  input: CommentsInput,
  first: { input: CommentsInput; page: CommentPage },
) {
  const client = useTRPCClient();
  const isFirst = JSON.stringify(input) === JSON.stringify(first.input);
  return useInfiniteQuery({
    queryKey: ["comments.search", organisation, input],
    queryFn: ({ pageParam, signal }) =>
      client.comments.search.query({ ...input, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    ...(isFirst ? { initialData: { pages: [first.page], pageParams: [""] } } : {}),
  });
}
