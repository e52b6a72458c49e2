export function NarrativeTab() {
  return <></>;
}
