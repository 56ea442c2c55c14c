export type Step = {
  instruction: string;
  /** `--from=build` → from: build */
  flags: Record<string, string>;
  /** The rest of the line, or the items of its JSON form. */
  args: string[];
  isJson: boolean;
  line: number;
};
export type Stage = { base: string; name: string; steps: Step[] };

/** The stages of a Dockerfile, each from its FROM on. @throws Error for a step before the first FROM */
export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const { line, statement } of statementsOf(text)) {
    const step = stepOf(statement, line);
    if (step.instruction === "FROM") {
      const [base = "", , name = String(stages.length)] = step.args.join(" ").split(/\s+/);
      stages.push({ base, name, steps: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (!stage) throw new Error(`Line ${line}: ${step.instruction} stands before the first FROM`);
    stage.steps.push(step);
  }
  return stages;
}

/** Lines without comments, those that end in a backslash joined with the next. */
function statementsOf(text: string): { line: number; statement: string }[] {
  const statements: { line: number; statement: string }[] = [];
  let open: { line: number; statement: string } | null = null;
  for (const [index, raw] of text.split("\n").entries()) {
    if (/^\s*(#|$)/.test(raw)) continue;
    const current: { line: number; statement: string } = open ?? { line: index + 1, statement: "" };
    current.statement += raw.replace(/\\$/, "");
    open = raw.endsWith("\\") ? current : null;
    if (!open) statements.push(current);
  }
  return statements;
}

function stepOf(statement: string, line: number): Step {
  const [, instruction = "", rest = ""] = /^\s*(\w+)\s*(.*)$/.exec(statement) ?? [];
  const flags: Record<string, string> = {};
  const text = rest.replace(/^(?:--(\w+)=(\S+)\s+)+/, (given) => {
    for (const [, name = "", value = ""] of given.matchAll(/--(\w+)=(\S+)/g)) flags[name] = value;
    return "";
  });
  const isJson = text.startsWith("[");
  return {
    instruction: instruction.toUpperCase(),
    flags,
    args: isJson ? JSON.parse(text) : [text.trim()],
    isJson,
    line,
  };
}

/** What ENV sets: `NAME=value NAME="two words"`. */
export function environmentOf(args: readonly string[]): Record<string, string> {
  const pairs = args.join(" ").matchAll(/(\w+)=(?:"([^"]*)"|(\S*))/g);
  return Object.fromEntries([...pairs].map(([, name = "", quoted, plain = ""]) => [name, quoted ?? plain]));
}
