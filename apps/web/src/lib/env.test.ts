import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

vi.mock("server-only", () => ({}));

const least = {
  DATABASE_URL: "postgres://localhost/heard",
  AUTH_SECRET: "secret",
  HEARD_DATA_DIR: "/data",
};
/** Whatever this machine says of itself is not what is tested. */
const others = [
  ...["HEARD_URL", "HEARD_GATEWAY_URL", "PORT", "GATEWAY_PORT", "HEARD_TRUSTED_PROXIES", "SMTP_URL", "HEARD_MAIL_FROM"],
  ...["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME", "OIDC_TRUST_EMAIL", "OIDC_HAS_SECOND_STEP"],
];

/** The environment as a server reads it that starts with these. */
async function started(more: Record<string, string> = {}) {
  for (const [name, value] of Object.entries({ ...least, ...more })) vi.stubEnv(name, value);
  const { env } = await import("./env.ts");
  return env();
}

beforeEach(() => {
  vi.resetModules();
  for (const name of others) vi.stubEnv(name, "");
});
afterEach(() => vi.unstubAllEnvs());

const provider = { OIDC_ISSUER: "https://id.example/tenant/", OIDC_CLIENT_ID: "heard", OIDC_CLIENT_SECRET: "s3cret" };

describe("the environment of the dashboard", () => {
  test("says where it is reached, and what it does not say stands for itself", async () => {
    expect(await started({ PORT: "3100", GATEWAY_PORT: "3101" })).toMatchObject({
      ...{ url: "http://localhost:3100", gatewayUrl: "http://localhost:3101", trustedProxies: 0 },
      ...{ oidc: null, smtpUrl: null, mailFrom: "Heard <no-reply@localhost>" },
    });
  });

  test("lets people sign in elsewhere where all of a provider is given", async () => {
    expect((await started(provider)).oidc).toEqual({
      ...{ issuer: "https://id.example/tenant", clientId: "heard", clientSecret: "s3cret", name: "id.example" },
      ...{ trustsEmail: false, hasSecondStep: false },
    });
  });

  test("calls a provider by its name, and trusts it as far as it is told", async () => {
    const more = { OIDC_NAME: "Company account", OIDC_TRUST_EMAIL: "1", OIDC_HAS_SECOND_STEP: "1" };
    expect((await started({ ...provider, ...more })).oidc).toMatchObject({
      ...{ name: "Company account", trustsEmail: true, hasSecondStep: true },
    });
  });

  test.each<[Record<string, string>, string]>([
    [{ AUTH_SECRET: "" }, "AUTH_SECRET is not set"],
    [{ OIDC_ISSUER: provider.OIDC_ISSUER }, "OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are not set"],
    [{ ...provider, OIDC_ISSUER: "id.example" }, 'OIDC_ISSUER is "id.example"'],
    [{ HEARD_URL: "heard.example" }, 'HEARD_URL is "heard.example"'],
    [{ HEARD_TRUSTED_PROXIES: "-1" }, 'HEARD_TRUSTED_PROXIES is "-1"'],
  ])("that cannot be used ends the start by name: %j", async (more, said) => {
    await expect(started(more)).rejects.toThrow(said);
  });

  test("never repeats the password of a mail server", async () => {
    await expect(started({ SMTP_URL: "http://name:hunter2@mail.example" })).rejects.toThrow(/^SMTP_URL must look like/);
    vi.resetModules();
    await expect(started({ SMTP_URL: "http://name:hunter2@mail.example" })).rejects.not.toThrow(/hunter2/);
  });
});
