import { type Check, type Finding, lineAt, type Repository, runCheck } from "./repository.ts";

// Built from parts, so that this file does not find itself.
const machine = ["root", "work", "tmp", "home/\\w+", "Users/\\w+"].join("|");
const patterns: readonly { what: string; pattern: RegExp }[] = [
  { what: "a path of somebody's machine", pattern: new RegExp(`(?<![\\w.)}\\]-])/(?:${machine})/[\\w.-]`, "g") },
  {
    what: "the host of a package registry",
    pattern: /\b(registry\.(npmjs|npmmirror|yarnpkg)\.\w+|npmmirror\.com|jfrog\.io)\b/g,
  },
  { what: "a private key", pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
  { what: "an access key", pattern: /\b(AKIA[0-9A-Z]{16}|gh[pousr]_\w{36}|xox[abprs]-[\w-]{10,}|sk_live_\w{16,})\b/g },
  { what: "an API key of Heard", pattern: /\bheard_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}\b/g },
];

const binary = /\.(png|jpg|gif|ico|woff2?|xlsx|zip|gz|br|wasm)$/;

/** Nothing in the repository names the machine it was made on, a registry or a secret. */
export const checkSecretsAndHosts: Check = {
  name: "secrets and hosts",
  find: (repository) =>
    repository.paths.filter((path) => !binary.test(path)).flatMap((path) => findingsOf(repository, path)),
};

function findingsOf(repository: Repository, path: string): Finding[] {
  const named = /(^|\/)\.env(\.|$)/.test(path) && !path.endsWith(".example");
  const text = repository.read(path);
  return [
    ...(named ? [{ path, message: "an environment file holds secrets; it stays out of the repository" }] : []),
    ...patterns.flatMap(({ what, pattern }) =>
      [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
        path: `${path}:${lineAt(text, index)}`,
        message: `${what}: ${found.slice(0, 24)}`,
      })),
    ),
  ];
}

if (import.meta.main) runCheck(checkSecretsAndHosts);
