import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export const clientId = "heard";
export const clientSecret = "a secret of the client";

/** What the provider says of whoever signs in there. */
export type Claims = { sub: string; email?: string; email_verified?: boolean; name?: string; nonce?: string };
export type IdentityProvider = {
  issuer: string;
  /** Who signs in there from now on. */
  signsIn: (claims: Claims) => void;
  close: () => Promise<void>;
};

type Asked = { challenge: string; nonce: string; redirectUri: string; claims: Claims };

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * A provider of OpenID Connect as small as the protocol allows: discovery, an authorization endpoint that lets everybody through as the person who was set, a token
 * endpoint that holds the client to its secret, its redirect address and its PKCE verifier, and the key that its ID tokens are signed by.
 */
export async function openIdentityProvider(): Promise<IdentityProvider> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const asked = new Map<string, Asked>();
  let claims: Claims = { sub: "nobody" };
  let issuer = "";

  const signed = (payload: object) => {
    const body = `${encoded({ alg: "RS256", typ: "JWT", kid: "one" })}.${encoded(payload)}`;
    return `${body}.${sign("RSA-SHA256", Buffer.from(body), privateKey).toString("base64url")}`;
  };

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const code = randomBytes(12).toString("hex");
    const redirectUri = query.get("redirect_uri") ?? "";
    const [challenge, nonce] = [query.get("code_challenge") ?? "", query.get("nonce") ?? ""];
    asked.set(code, { challenge, nonce, redirectUri, claims });
    const back = new URL(redirectUri);
    back.search = String(new URLSearchParams({ code, state: query.get("state") ?? "" }));
    response.writeHead(302, { location: back.href }).end();
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = new URLSearchParams(await text(request));
    const known = asked.get(given.get("code") ?? "");
    asked.delete(given.get("code") ?? "");
    const basic = Buffer.from(`${clientId}:${encodeURIComponent(clientSecret).replaceAll("%20", "+")}`);
    const isClient = request.headers.authorization === `Basic ${basic.toString("base64")}`;
    const verifier = createHash("sha256").update(given.get("code_verifier") ?? "");
    if (!known || !isClient || given.get("redirect_uri") !== known.redirectUri)
      return answer(response, 400, { error: isClient ? "invalid_grant" : "invalid_client" });
    if (verifier.digest("base64url") !== known.challenge) return answer(response, 400, { error: "invalid_grant" });
    const now = Math.floor(Date.now() / 1000);
    const about = { iss: issuer, aud: clientId, iat: now, exp: now + 300, nonce: known.nonce, ...known.claims };
    answer(response, 200, { access_token: "opens nothing", token_type: "Bearer", id_token: signed(about) });
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
    if (pathname === "/authorize") return authorize(searchParams, response);
    if (pathname === "/token") return void token(request, response);
    if (pathname === "/keys")
      return answer(response, 200, {
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }],
      });
    if (pathname === "/.well-known/openid-configuration")
      return answer(response, 200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    answer(response, 404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    signsIn(next) {
      claims = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
