/** The office stands in the district's own name: 清河区 → 清河区政务公开办. */
export function officeName(district: string): string {
  return district.endsWith('办') || district.endsWith('办公室') ? district : `${district}政务公开办`;
}
