"use client";

import { Button } from "@heard/ui/button";
import type { ReactNode } from "react";
import { signOut } from "#lib/sign-out.ts";

/** Signs out and comes back to `returnTo`. */
export function SignOutButton({ returnTo, children }: { returnTo: string; children: ReactNode }) {
  return (
    <Button className="self-start" onClick={() => void signOut(returnTo)}>
      {children}
    </Button>
  );
}
