import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join, matchesGlob } from "node:path";
import { environmentOf, type Stage } from "./dockerfile.ts";

/** What a container starts with: a folder that stands for its root, and the words of the Dockerfile. */
export type Image = {
  root: string;
  workFolder: string;
  environment: Record<string, string>;
  entry: string[];
  command: string[];
};

export type Context = { folder: string; files: readonly string[] };

/**
 * Does the steps of a stage in an empty folder, with this machine's Node in place of the base image and the user who runs it in place of
 * USER. Absolute paths mean the folder. @throws Error naming the line of a step that fails or is not known
 */
export function replayStage(stage: Stage, root: string, context: Context, made: ReadonlyMap<string, Image>): Image {
  const image: Image = { root, workFolder: "/", environment: {}, entry: [], command: [] };
  mkdirSync(root, { recursive: true });
  for (const step of stage.steps) {
    const { instruction, args, flags, line } = step;
    const [first = ""] = args;
    switch (instruction) {
      case "WORKDIR":
        image.workFolder = first;
        mkdirSync(join(root, first), { recursive: true });
        break;
      case "ENV":
        Object.assign(image.environment, environmentOf(args));
        break;
      case "COPY":
        copy(first, flags.from, image, context, made, line);
        break;
      case "RUN":
        run(first, image, line);
        break;
      case "ENTRYPOINT":
        image.entry = args;
        break;
      case "CMD":
        image.command = args;
        break;
      case "USER":
      case "VOLUME":
      case "EXPOSE":
        break;
      default:
        throw new Error(`Dockerfile:${line}: ${instruction} cannot be replayed`);
    }
  }
  return image;
}

function copy(
  words: string,
  from: string | undefined,
  image: Image,
  context: Context,
  made: ReadonlyMap<string, Image>,
  line: number,
): void {
  const [source = "", target = ""] = words.split(/\s+/);
  const to = insideOf(image, target);
  if (from === undefined) {
    if (source !== ".") throw new Error(`Dockerfile:${line}: only the whole context is copied, not ${source}`);
    for (const file of context.files) {
      mkdirSync(dirname(join(to, file)), { recursive: true });
      cpSync(join(context.folder, file), join(to, file), { verbatimSymlinks: true });
    }
    return;
  }
  const other = made.get(from);
  const path = join(other?.root ?? "", source);
  if (!other || !existsSync(path)) throw new Error(`Dockerfile:${line}: there is no ${source} in ${from}`);
  cpSync(path, to, { recursive: true, verbatimSymlinks: true });
}

function run(command: string, image: Image, line: number): void {
  console.log(`RUN ${command}`);
  const { status } = spawnSync("sh", ["-c", command], {
    cwd: join(image.root, image.workFolder),
    env: containerEnvironment(image),
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error(`Dockerfile:${line}: RUN ${command} ended with exit code ${status}`);
}

/** Where a path of the container lies; a relative one starts at WORKDIR. */
const insideOf = (image: Image, path: string): string =>
  join(image.root, path.startsWith("/") ? path : join(image.workFolder, path));

/** Where packages come from, and the certificates of whatever stands between: an engine's network has both, a replay has this machine's. */
export const findsPackages = /^(npm_config_(registry|cache|cafile)|NODE_EXTRA_CA_CERTS)$/i;

/** The container's own environment. Of this machine only what finds programs and packages gets in. */
export function containerEnvironment(image: Image, own: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  const npm = Object.fromEntries(Object.entries(process.env).filter(([name]) => findsPackages.test(name)));
  const folders = Object.entries(image.environment).map(([name, value]) => [
    name,
    value.startsWith("/") ? insideOf(image, value) : value,
  ]);
  return { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...npm, ...Object.fromEntries(folders), ...own };
}

/** The files of a build context: those of the repository that .dockerignore leaves in. The last pattern that fits decides. */
export function contextFiles(paths: readonly string[], ignored: string): string[] {
  const patterns = ignored
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  return paths.filter((path) => {
    let isIn = true;
    for (const pattern of patterns) {
      const isException = pattern.startsWith("!");
      const glob = isException ? pattern.slice(1) : pattern;
      if (matchesGlob(path, glob) || matchesGlob(path, `${glob}/**`)) isIn = isException;
    }
    return isIn;
  });
}
