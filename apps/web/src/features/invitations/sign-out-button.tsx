"use client";

import { Button } from "@heard/ui/button";
import type { ReactNode } from "react";
import { useSignOut } from "#lib/use-sign-out.ts";

/** Signs out and comes back to `returnTo`. */
export function SignOutButton({ returnTo, children }: { returnTo: string; children: ReactNode }) {
  const signOut = useSignOut();
  return (
    <Button className="self-start" onClick={() => void signOut(returnTo)}>
      {children}
    </Button>
  );
}
