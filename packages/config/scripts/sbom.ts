import { readLockfile } from "./lockfile.ts";
import { openRepository } from "./repository.ts";

// `npm run sbom`: everything that an installation holds, as CycloneDX 1.6, on standard output. It is read from the lockfile, for `npm sbom` stops at packages
// that are for other platforms than the one it runs on.
type Entry = { version?: string; license?: string; integrity?: string; dev?: boolean; link?: boolean };

const marker = "node_modules/";
const components = Object.entries(readLockfile(openRepository()).packages as Record<string, Entry>).flatMap(
  ([path, entry]) => {
    const at = path.lastIndexOf(marker);
    if (at < 0 || entry.dev || entry.link || !entry.version) return [];
    const name = path.slice(at + marker.length);
    const [, algorithm, sum] = /^(sha512)-(.+)$/.exec(entry.integrity ?? "") ?? [];
    return [
      {
        type: "library",
        name,
        version: entry.version,
        purl: `pkg:npm/${name.replace(/^@/, "%40")}@${entry.version}`,
        ...(entry.license ? { licenses: [{ expression: entry.license }] } : {}),
        ...(algorithm && sum
          ? { hashes: [{ alg: "SHA-512", content: Buffer.from(sum, "base64").toString("hex") }] }
          : {}),
      },
    ];
  },
);
const unique = [...new Map(components.map((component) => [component.purl, component])).values()];
console.log(JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", version: 1, components: unique }, null, 2));
