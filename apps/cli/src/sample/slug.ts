/** A name in lower case with hyphens, as part of a key: "Cardamom Yard Café" becomes "cardamom-yard-cafe". */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}
