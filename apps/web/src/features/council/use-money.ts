import { useLocale } from "next-intl";

/** Amounts in the council's currency; cents only where there are some. */
export function useMoney(currency: string): (value: number) => string {
  const locale = useLocale();
  return (value) =>
    new Intl.NumberFormat(locale, {
      ...{ style: "currency", currency },
      minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
    }).format(value);
}
