import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { paths, personKey } from "../../src/lib/paths.ts";
import { heard } from "./heard.ts";
import { theInstallation } from "./installation.ts";

/** Calls a procedure as the person who is signed in on this page would. Gives the status of the reply. */
export function callProcedure(page: Page, organisation: string, procedure: string, input: unknown): Promise<number> {
  return page.evaluate(
    async ([address, json]) => {
      const headers = { "content-type": "application/json" };
      return (await fetch(address, { method: "POST", headers, body: JSON.stringify({ json }) })).status;
    },
    [`${paths.trpc(organisation)}/${procedure}`, input] as const,
  );
}

/** What a procedure tells whoever is signed in on this page. */
export function readProcedure<Result>(page: Page, organisation: string, procedure: string): Promise<Result> {
  return page.evaluate(
    async (address) => (await (await fetch(address)).json()).result.data.json,
    `${paths.trpc(organisation)}/${procedure}`,
  );
}

/** An organisation of the test's own, owned by whoever is signed in. Made by the operator: a person makes ten an hour at most, and tests make more. */
export async function ownOrganisation(page: Page, prefix: string): Promise<string> {
  const key = `${prefix}-${randomBytes(4).toString("hex")}`;
  await page.goto(paths.account());
  const { email, name } = await readProcedure<{ email: string; name: string }>(page, personKey, "account.get");
  await heard(...["organisation", "create", "--key", key, "--name", key, "--time-zone", "Asia/Shanghai"]);
  const person = ["--organisation", key, "--email", email, "--name", name, "--roles", "owner"];
  await heard("member", "create", ...person);
  return key;
}

export type Answer = ({ occurredAt: string } | { occurredOn: string }) & {
  touchpoint?: string;
  customer?: string;
  scores: { metric: string; value: number }[];
  comments?: { text: string }[];
};

/** Sends answers through the public API, as a system of the organisation would. Gives the ids of the responses. */
export async function sendAnswers(organisation: string, source: string, responses: Answer[]): Promise<string[]> {
  const { key } = await heard<{ key: string }>(
    ...["api-key", "create", "--organisation", organisation, "--name", "till", "--scopes", "responses:write"],
  );
  const reply = await fetch(`${theInstallation().gatewayUrl}/api/v1/responses`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      "idempotency-key": randomBytes(8).toString("hex"),
    },
    body: JSON.stringify({ source, responses }),
  });
  const said = await reply.json();
  expect(said).toMatchObject({ accepted: responses.length, rejected: 0 });
  return said.results.map(({ id }: { id: string }) => id);
}
