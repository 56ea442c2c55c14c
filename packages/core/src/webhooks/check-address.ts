import { BlockList, isIPv4, isIPv6 } from "node:net";
import { networkInterfaces } from "node:os";

/** What no message goes to: the machine itself, private and shared networks, link-local addresses with the metadata of clouds, and what is no address of one host. */
const closed4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"],
  ...["198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"],
];
/** Of IPv6 only what is handed out counts as open; and of that not what leads to an IPv4 address in disguise (Teredo, 6to4). */
const open6 = "2000::/3";
const closed6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

const listOf = (family: "ipv4" | "ipv6", networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
};
const [isClosed4, isOpen6, isClosed6] = [listOf("ipv4", closed4), listOf("ipv6", [open6]), listOf("ipv6", closed6)];

/** What this machine itself is reached by; also an open address of its own leads to what only a firewall outside hides. */
const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((known) => (known ?? []).map((one) => one.address));

/** Whether an address lies in the open internet, and not on this machine. */
export function checkAddress(address: string, own: readonly string[] = ownAddresses()): boolean {
  if (own.includes(address)) return false;
  if (isIPv4(address)) return !isClosed4.check(address, "ipv4");
  if (!isIPv6(address) || address.includes("%")) return false;
  return isOpen6.check(address, "ipv6") && !isClosed6.check(address, "ipv6");
}
