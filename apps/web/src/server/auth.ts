import "server-only";
import {
  createSite,
  DomainError,
  deriveKey,
  endSession,
  findSession,
  owesCode,
  passSecondStep,
  redeemSignInLink,
  resolveIdentity,
  type SessionClaim,
  type SignedIn,
  type Site,
  sessionDays,
  startSession,
  verifyCredentials,
  verifySecondFactor,
} from "@heard/core/auth-store";
import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import { decode, type JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { cache } from "react";
import { asksTwice } from "#lib/asks-twice.ts";
import { ownCallback } from "#lib/callback-address.ts";
import { env, type Oidc } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import { refusedSignIn } from "#lib/refused-sign-in.ts";
import { requestClient } from "./client.ts";
import { now } from "./clock.ts";

export { memberContext, needsSecondFactor, needsSetUp, type SignedIn } from "@heard/core/auth-store";

const sessionSeconds = sessionDays * 24 * 60 * 60;

/** `__Host-` binds a cookie to this very host and to https; over plain http browsers would refuse it. */
const isSecure = () => env().url.startsWith("https:");
const cookieName = (name: string) => `${isSecure() ? "__Host-" : ""}heard-${name}`;
const cookieOf = (name: string, maxAge?: number) => ({
  name: cookieName(name),
  options: {
    httpOnly: true,
    sameSite: "lax" as const,
    path: "/",
    secure: isSecure(),
    ...(maxAge === undefined ? {} : { maxAge }),
  },
});
const sessionSecret = () => deriveKey(env().authSecret, "sessions").toString("base64url");

/** How next-auth signs people in and out here. Its cookie carries a claim; what the claim is worth is asked of the database on every request. */
export function authOptions() {
  // Where the dashboard is, is said by the environment, never by the Host header of a request.
  process.env.NEXTAUTH_URL = env().url;
  const { oidc } = env();
  return {
    secret: sessionSecret(),
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: paths.signIn(), signOut: paths.signIn(), error: paths.signIn() },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: cookieOf("session"),
      csrfToken: cookieOf("csrf"),
      callbackUrl: cookieOf("callback"),
      state: cookieOf("state", 900),
      pkceCodeVerifier: cookieOf("pkce", 900),
      nonce: cookieOf("nonce", 900),
    },
    providers: [passwordProvider, linkProvider, codeProvider, ...(oidc ? [oidcProvider(oidc)] : [])],
    callbacks: {
      // Who came from the outside provider becomes a person here, or stays outside.
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== "oidc") return true;
        if (!oidc) return false;
        try {
          const claim = await claimOfProfile(oidc, account.providerAccountId, profile as OidcProfile);
          if (claim) user.claim = claim;
          return claim !== null;
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          console.warn(refusedSignIn("oidc", error.reason, now()));
          return paths.signIn({ error: error.reason });
        }
      },
      // `session.update` arrives here as well, without a user, and changes nothing.
      jwt: ({ token, user }) => (user?.claim ? { ...user.claim, until: Date.now() + sessionSeconds * 1000 } : token),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => ownCallback(url, baseUrl),
    },
    events: {
      signOut: async ({ token }) => {
        const claim = claimOf(token);
        if (claim) await endSession(claim);
      },
    },
  } satisfies NextAuthOptions;
}

const passwordProvider = CredentialsProvider({
  id: "password",
  credentials: { email: {}, password: {}, code: {} },
  async authorize(given) {
    const client = await requestClient();
    return refusing("password", async () => {
      const { userId } = await verifyCredentials(
        { email: given?.email ?? "", password: given?.password ?? "" },
        client,
      );
      const hasPassedStep = await verifySecondFactor(userId, given?.code ?? "", { authSecret: env().authSecret, now });
      return claimed(await startSession(userId, { ...client, now, hasPassedStep }));
    });
  },
});

/** The link of a letter, pressed: the page behind it posts the token, so that a mail scanner that follows links uses nothing up. */
const linkProvider = CredentialsProvider({
  id: "link",
  credentials: { token: {}, code: {} },
  async authorize(given) {
    const client = await requestClient();
    return refusing("link", async () => {
      const { userId, hasPassedStep } = await redeemSignInLink(given?.token ?? "", { ...client, now }, (id) =>
        verifySecondFactor(id, given?.code ?? "", { authSecret: env().authSecret, now }),
      );
      return claimed(await startSession(userId, { ...client, now, hasPassedStep }));
    });
  },
});

/** The second half of signing in elsewhere, for whoever has a second factor here: the session that owes the code goes on with it. */
const codeProvider = CredentialsProvider({
  id: "code",
  credentials: { code: {} },
  async authorize(given) {
    const claim = await currentClaim();
    return refusing("code", async () => {
      if (claim) await passSecondStep(claim, given?.code ?? "", { authSecret: env().authSecret, now });
      return claimed(claim);
    });
  },
});

type OidcProfile = { sub?: string; email?: string; email_verified?: boolean; name?: string; amr?: unknown };

const oidcProvider = ({ issuer, clientId, clientSecret, name }: Oidc): OAuthConfig<OidcProfile> => ({
  id: "oidc",
  name,
  type: "oauth",
  wellKnown: `${issuer}/.well-known/openid-configuration`,
  clientId,
  clientSecret,
  authorization: { params: { scope: "openid email profile" } },
  idToken: true,
  checks: ["pkce", "state", "nonce"],
  profile: ({ sub }) => ({ id: sub ?? "" }),
});

async function claimOfProfile(oidc: Oidc, subject: string, profile: OidcProfile): Promise<SessionClaim | null> {
  const { email = null, email_verified: isVerified, name = null } = profile;
  const isEmailProven = isVerified === true || (oidc.trustsEmail && isVerified === undefined);
  const person = await resolveIdentity({ issuer: oidc.issuer, subject, email, isEmailProven, name }, now);
  return (
    person && startSession(person.userId, { ...(await requestClient()), now, isVouched: asksTwice(oidc, profile) })
  );
}

const claimed = (claim: SessionClaim | null) => (claim ? { id: String(claim.userId), claim } : null);

/** What next-auth hands to the sign-in page is one word, so a refusal of the domain becomes `reason` or `reason:seconds`. */
async function refusing<T>(way: Parameters<typeof refusedSignIn>[0], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    console.warn(refusedSignIn(way, error.reason, now()));
    const seconds = error.params.seconds;
    throw new Error(seconds === undefined ? error.reason : `${error.reason}:${seconds}`, { cause: error });
  }
}

function claimOf(token: JWT | null): SessionClaim | null {
  const { userId, sessionId, version, until } = token ?? {};
  if (typeof userId !== "number" || typeof sessionId !== "string" || typeof version !== "number") return null;
  // next-auth renews its own expiry; this one stands.
  return typeof until === "number" && until > Date.now() ? { userId, sessionId, version } : null;
}

let known: Site | null = null;

/** This installation's address and post. */
export function site(): Site {
  const { url, smtpUrl, mailFrom } = env();
  known ??= createSite({ url, smtpUrl, from: mailFrom });
  return known;
}

/** The person of this request, as the database knows them now; `null` when nobody is signed in. One look-up a request. */
export const getSignedIn = cache(async (): Promise<SignedIn | null> => {
  const claim = await currentClaim();
  return claim ? findSession(claim, now) : null;
});

/** Whether somebody came from elsewhere and has still to give the code of their second factor here. */
export async function isHalfwayIn(): Promise<boolean> {
  const claim = await currentClaim();
  return claim !== null && owesCode(claim);
}

async function currentClaim(): Promise<SessionClaim | null> {
  const token = (await cookies()).get(cookieName("session"))?.value;
  return token ? claimOf(await decode({ token, secret: sessionSecret() }).catch(() => null)) : null;
}
