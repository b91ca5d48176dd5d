/** Where a customer collects the points of a receipt that was nobody's; what the code on the screen holds. */
export function lateAddress(store: string, receipt: string, totalFen: bigint): string {
  const digits = totalFen.toString().padStart(3, '0');
  const query = new URLSearchParams({ store, receipt, amount: `${digits.slice(0, -2)}.${digits.slice(-2)}` });
  return new URL(`/member/#/late?${query.toString()}`, location.origin).href;
}
