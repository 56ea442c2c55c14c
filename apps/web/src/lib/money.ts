import { type Format, intlLocaleOf } from "./format.ts";

/** €4,200 and €12.50: an amount in a currency, with cents only where there are some. */
export function formatMoney({ locale }: Pick<Format, "locale">, value: number, currency: string): string {
  const minimumFractionDigits = Number.isInteger(value) ? 0 : 2;
  const format = new Intl.NumberFormat(intlLocaleOf(locale), { style: "currency", currency, minimumFractionDigits });
  return format.format(value).replace("-", "−");
}
