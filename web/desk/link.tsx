import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { go } from './route.ts';

type Props = { to: string; children: ComponentChildren; class?: string; current?: boolean };

/** A link to another view. Opening it in a new tab works as ever. */
export function Link({ to, children, class: style, current }: Props) {
  const follow = (event: TargetedMouseEvent<HTMLAnchorElement>): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} class={style} aria-current={current ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}
