/**
 * Where a survey may lead at its end: https, by a name without credentials; `null` for anything else. What is sent to a browser is its `href`, in which
 * other scripts than Latin are written as headers can carry them.
 * @example
 * redirectOf("https://shop.example/谢谢")?.href; // => "https://shop.example/%E8%B0%A2%E8%B0%A2"
 */
export function redirectOf(address: string): URL | null {
  const url = URL.parse(address);
  const hasOddities = [...address].some((letter) => letter <= " " || letter === "\\" || letter === "\u007f");
  if (!url || hasOddities || url.protocol !== "https:" || url.username !== "" || url.password !== "") return null;
  return url;
}
