/** Something that went wrong, said at once. The empty box stays, since an alert must be there before its text. */
export function Notice({ text }: { text: string | undefined }) {
  return <div role="alert">{text ? <p class="notice">{text}</p> : null}</div>;
}
