/** The head of what is open beside the list. It takes the focus when it opens, so that reading goes on there. */
export function PanelHead({ title, lead }: { title: string; lead: string }) {
  return (
    <header className="border-line border-b pb-3">
      <h2 id="panel-title" tabIndex={-1} className="text-chart outline-none">
        {title}
      </h2>
      <p className="text-ink-3 text-small">{lead}</p>
    </header>
  );
}
