"use client";

/**
 * next-auth's code for the browser, fetched when it is needed: most visits never need it. Without an answer from the server it would leave the page
 * for one of its own, so it is asked first whether there is one. @throws Error when nothing answers
 */
export async function loadAuthClient() {
  const client = await import("next-auth/react");
  if (!(await client.getCsrfToken())) throw new Error("the server does not answer");
  return client;
}
