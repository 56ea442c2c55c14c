"use client";

import { cx } from "@heard/ui/cx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

export type NavLinkProps = {
  href: string;
  /** Home is current only on itself; everything else also on the pages below it. */
  exact?: boolean;
  className: string;
  currentClassName: string;
  children: ReactNode;
};

/** A link that knows whether the reader is there. */
export function NavLink({ href, exact = false, className, currentClassName, children }: NavLinkProps) {
  const pathname = usePathname();
  const current = pathname === href || (!exact && pathname.startsWith(`${href}/`));
  const link = useRef<HTMLAnchorElement>(null);
  // A row of links that is wider than a phone shows the one that is open; the page itself stays where it is.
  useEffect(() => {
    const row = link.current?.parentElement;
    if (current && link.current && row) row.scrollLeft = link.current.offsetLeft - row.offsetLeft - 24;
  }, [current]);
  return (
    <Link
      ref={link}
      href={href}
      {...(current ? { "aria-current": "page" as const } : {})}
      className={cx(className, current && currentClassName)}
    >
      {children}
    </Link>
  );
}
