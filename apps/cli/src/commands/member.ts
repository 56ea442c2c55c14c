import { RequestLinkInput } from "@heard/core/accounts/schema";
import { createMember, createPasswordLinkByOperator } from "@heard/core/members";
import { CreateMemberInput } from "@heard/core/members/schema";
import { contextOf } from "@heard/core/organisations/queries";
import { everyRole } from "@heard/core/permissions";
import { removeSecondFactorByOperator } from "@heard/core/second-factors";
import type { Command } from "commander";
import { now } from "../clock.ts";
import { withDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { accepted, runs } from "../output.ts";

type Create = { organisation: string; email: string; name: string; roles: string };
type Reset = { email: string };

const operator = { kind: "operator" } as const;

/** `heard member create | reset-password | reset-second-step` */
export function register(program: Command): void {
  const member = program.command("member").description("the people who sign in");
  runs(
    member
      .command("create")
      .description("make a member at once; somebody new gets a link to set a password, printed once")
      .requiredOption("--organisation <key>", "where they become a member")
      .requiredOption("--email <address>", "what they sign in with")
      .requiredOption("--name <name>", "what others know them by")
      .requiredOption("--roles <list>", `comma-separated: ${everyRole.join(", ")}`),
    ({ organisation, email, name, roles }: Create) =>
      withDatabase(readEnv(), async () => {
        const list = roles.split(",").map((role) => role.trim());
        const input = accepted(CreateMemberInput, { email, name, roles: list });
        const ctx = { ...(await contextOf(organisation, operator, now)), actor: operator };
        const { memberId, link } = await createMember(ctx, input, { url: readEnv().url });
        return { memberId, email: input.email, roles: input.roles, link };
      }),
    ({ email, link }) =>
      link
        ? `${link}\n${email} sets a password there. The link works once, for one hour, and is not shown again.`
        : `${email} is a member now, and signs in as before.`,
  );
  runs(
    member
      .command("reset-password")
      .description("print a link with which somebody sets a new password; it works once, for one hour")
      .requiredOption("--email <address>", "whose password"),
    ({ email }: Reset) => {
      const input = accepted(RequestLinkInput, { email });
      return withDatabase(readEnv(), () => createPasswordLinkByOperator(input.email, { url: readEnv().url }, now));
    },
    ({ link }) =>
      `${link}\nThe link works once, for one hour, and is not shown again. All sessions end when it is used.`,
  );
  runs(
    member
      .command("reset-second-step")
      .description(
        "switch off the second step of signing in of somebody who has lost their device and their recovery codes",
      )
      .requiredOption("--email <address>", "whose second step"),
    ({ email }: Reset) => {
      const input = accepted(RequestLinkInput, { email });
      return withDatabase(readEnv(), async () => {
        await removeSecondFactorByOperator(input.email, now);
        return input;
      });
    },
    ({ email }) =>
      `The second step of ${email} is off, and all their sessions have ended. Make sure that it was they who asked.`,
  );
}
