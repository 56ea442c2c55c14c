import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { LaunchOptions } from "@playwright/test";

const require = createRequire(import.meta.url);

/** The Chromium that npm installs for Linux x64, with its libraries and a Latin font; `null` on another system. */
export async function unpackedChromium(): Promise<LaunchOptions | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const packed = join(dirname(require.resolve("@sparticuz/chromium")), "..");
  const { version }: { version: string } = require(join(packed, "package.json"));
  const folder = join(packed, "..", "..", ".cache", `heard-chromium-${version}`);
  if (!existsSync(folder)) await unpack(join(packed, "bin"), folder);
  return {
    executablePath: join(folder, "chromium"),
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_PATH: join(folder, "fonts"),
    },
  };
}

/** The package's own names folders of the function host that it is made for; without a font every text is zero pixels high. Chinese shows where the system has a font for it. */
const fontConfiguration = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts", "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, "fonts", "cache")}</cachedir>
</fontconfig>
`;

/**
 * The package unpacks into the temporary folder, under names that anybody could have taken before: it is given one of its own, beside the
 * packages, and the finished whole gets its name at once.
 */
async function unpack(from: string, to: string): Promise<void> {
  const partial = `${to}.${process.pid}`;
  await mkdir(partial, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = partial;
  try {
    const { inflate } = await import("@sparticuz/chromium");
    for (const archive of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"])
      await inflate(join(from, archive));
    await writeFile(join(partial, "fonts", "fonts.conf"), fontConfiguration(to));
    await rename(partial, to);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    await rm(partial, { recursive: true, force: true });
  }
}
