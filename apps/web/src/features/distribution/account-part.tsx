"use client";

import type { Funnel } from "@heard/core/ledger";
import { cx } from "@heard/ui/cx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { choiceOf, type LedgerView } from "./ledger-view.ts";
import { useRuleWord } from "./use-rule-word.ts";

type Props = { funnel: Funnel; format: Format; view: LedgerView; onView: (view: LedgerView) => void };

const grounds = {
  sent: "bg-accent",
  deferred: "bg-band",
  suppressed: "bg-passive-fill",
  failed: "bg-danger",
} as const;
const states = ["sent", "deferred", "suppressed", "failed"] as const;

/** The equation of the ledger, then its terms with their rules. Each opens to its people. */
export function AccountPart({ funnel: { ledger, rules }, format, view, onView }: Props) {
  const t = useTranslations("distribution.ledger");
  const ruleWord = useRuleWord();
  const count = (value: number) => format.count(value);
  const eligible = states.reduce((sum, state) => sum + ledger[state], 0);
  const line = (label: ReactNode, words: string, value: number, wanted: LedgerView, isRule = false) => (
    <Line
      key={choiceOf(wanted)}
      {...{ label, isRule }}
      count={count(value)}
      spoken={`${t("title")}, ${words}: ${count(value)}`}
      isOpen={choiceOf(view) === choiceOf(wanted)}
      onOpen={() => onView(wanted)}
    />
  );
  return (
    <Section>
      <SectionHeader title={t("account")} lead={t("accountLead")} />
      <p className="mb-2 font-semibold text-body tabular-nums">
        {t("equation", {
          eligible: count(eligible),
          sent: count(ledger.sent),
          deferred: count(ledger.deferred),
          suppressed: count(ledger.suppressed),
          failed: count(ledger.failed),
        })}
      </p>
      <span aria-hidden="true" className="mb-2 flex h-2 gap-px">
        {states.map((state) =>
          ledger[state] === 0 ? null : (
            <span key={state} className={cx("min-w-0.5", grounds[state])} style={{ flexGrow: ledger[state] }} />
          ),
        )}
      </span>
      <ul>
        {states.flatMap((state) => [
          line(
            <>
              <span aria-hidden="true" className={cx("mr-2 inline-block size-2", grounds[state])} />
              {t(`states.${state}`)}
            </>,
            t(`states.${state}`),
            ledger[state],
            state === "sent" ? { kind: "step", step: "sent" } : { kind: "state", state },
          ),
          ...rules
            .filter((rule) => rule.state === state)
            .map(({ rule, count: of }) =>
              line(ruleWord(rule), ruleWord(rule), of, { kind: "rule", state, rule }, true),
            ),
        ])}
      </ul>
    </Section>
  );
}

type LineProps = {
  label: ReactNode;
  /** What its button says by itself. */
  spoken: string;
  count: string;
  isRule: boolean;
  isOpen: boolean;
  onOpen: () => void;
};

function Line({ label, spoken, count, isRule, isOpen, onOpen }: LineProps) {
  return (
    <li
      className={cx(
        "flex items-baseline justify-between gap-4 border-line border-b py-1.5",
        isRule ? "pl-4 text-ink-2 text-ui" : "font-medium text-body",
        isOpen && "bg-accent-soft shadow-[-0.5rem_0_0_var(--accent-soft),0.5rem_0_0_var(--accent-soft)]",
      )}
    >
      <span className={cx("min-w-0", isRule && "first-letter:uppercase")}>{label}</span>
      <button
        type="button"
        className="traceable finger-high min-h-6 min-w-6 text-right font-medium tabular-nums aria-pressed:text-accent"
        aria-pressed={isOpen}
        aria-label={spoken}
        onClick={onOpen}
      >
        {count}
      </button>
    </li>
  );
}
