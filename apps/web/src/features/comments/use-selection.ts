"use client";

import { mostAtOnce } from "@heard/core/comments/rules";
import type { CommentItem } from "@heard/core/comments/search";
import { useState } from "react";
import { commentName } from "./comment-name.ts";

export type Selection = {
  /** Those of the list that are selected, in its order. */
  chosen: readonly CommentItem[];
  isChosen: (comment: CommentItem) => boolean;
  select: (comment: CommentItem, isSelected: boolean) => void;
  /** As many of the list as are corrected at once. */
  most: number;
  selectAll: (isSelected: boolean) => void;
};

/** The comments of a list that are corrected together; what has left the list is none of them. */
export function useSelection(items: readonly CommentItem[]): Selection {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const isChosen = (comment: CommentItem) => selected.has(commentName(comment));
  const chosen = items.filter(isChosen);
  return {
    chosen,
    isChosen,
    select: (comment, isSelected) => {
      const next = new Set(chosen.map(commentName));
      if (isSelected && next.size < mostAtOnce) next.add(commentName(comment));
      if (!isSelected) next.delete(commentName(comment));
      setSelected(next);
    },
    most: Math.min(items.length, mostAtOnce),
    selectAll: (isSelected) => setSelected(new Set(isSelected ? items.slice(0, mostAtOnce).map(commentName) : [])),
  };
}
