/** What can be evaluated, with the labels of its files. */
export const LABELS = {
  sentiment: ["pos", "neg", "neu"],
  language: ["zh-Hans", "zh-Hant", "en", "other"],
} as const;

export type Task = keyof typeof LABELS;
export type LabelledComment = { readonly label: string; readonly text: string };

/** Reads `label<TAB>text` lines; throws naming the line when one has no tab or a label of another task. */
export function parseLabelled(content: string, task: Task, name: string): LabelledComment[] {
  const comments = content
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, number }) => {
      const tab = line.indexOf("\t");
      const label = tab < 0 ? line : line.slice(0, tab);
      if (tab < 0) throw new Error(`${name}:${number}: no tab between label and text: "${line.slice(0, 40)}"`);
      if (!LABELS[task].some((known) => known === label)) {
        throw new Error(`${name}:${number}: label "${label}" is not one of ${LABELS[task].join(", ")} (task ${task})`);
      }
      return { label, text: line.slice(tab + 1) };
    });
  if (comments.length === 0) throw new Error(`${name}: no labelled line`);
  return comments;
}
