export function ReviewTab() {
  return <></>;
}
