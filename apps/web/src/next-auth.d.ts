import type { SessionClaim } from "@heard/core/auth-store";

declare module "next-auth" {
  interface User {
    claim?: SessionClaim;
  }
}

declare module "next-auth/jwt" {
  interface JWT extends Partial<SessionClaim> {
    /** When the session ends whatever happens, in milliseconds. */
    until?: number;
  }
}
