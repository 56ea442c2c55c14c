/** Somebody signed in to the dashboard, and the token that next-auth's forms carry. */
export type Session = { cookie: string; csrf: string };

/** Signs in as a browser without scripts would. @throws Error when the dashboard does not let them in */
export async function signIn(url: string, person: { email: string; password: string }): Promise<Session> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const before = cookiesOf(asked);
  const form = new URLSearchParams({ ...person, csrfToken, callbackUrl: "/", json: "true" });
  const reply = await fetch(`${url}/api/auth/callback/password`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: before },
    body: form,
  });
  const cookie = [before, cookiesOf(reply)].join("; ");
  if (!cookie.includes("heard-session=")) throw new Error(`${url} did not sign in ${person.email}: ${reply.status}`);
  return { cookie, csrf: csrfToken };
}

const cookiesOf = (reply: Response): string =>
  reply.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");
