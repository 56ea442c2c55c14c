"use client";

import Link from "next/link";
import type { MouseEvent, ReactNode } from "react";

export type TraceLinkProps = { href: string; label: string; children: ReactNode };

/**
 * A number that opens its trace. The address changes without asking the server for the page again: the drawer reads it and
 * asks only for what it shows. Opened in a new tab, the same address brings page and drawer.
 */
export function TraceLink({ href, label, children }: TraceLinkProps) {
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    window.history.pushState(null, "", href);
  };
  return (
    <Link href={href} prefetch={false} scroll={false} className="traceable" aria-label={label} onClick={open}>
      {children}
    </Link>
  );
}
