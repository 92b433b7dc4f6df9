import { correction, generate, mode } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import type { ComponentChildren } from 'preact';
import type { Kit } from './kit.ts';

/** Modules of white around the symbol that a scanner needs (ISO/IEC 18004, 6.3.8). */
const quiet = 4;

/** Modes without an ECI header, which old scanners trip over; an address is ASCII. */
const modes = [mode.numeric, mode.alphaNumeric, mode.ascii];

/** An address as a QR code that still reads with 15 % of it covered (level M), named for those who cannot see it. */
function Qr({ address, name }: { address: string; name: string }) {
  const code = generate(address, { minCorrectionLevel: correction.M, modes });
  const size = code.size + 2 * quiet;
  return (
    <svg class="qr" role="img" aria-label={`${name}: ${address}`} viewBox={`${-quiet} ${-quiet} ${size} ${size}`}>
      <rect x={-quiet} y={-quiet} width={size} height={size} fill="#fff" />
      <path d={toSvgPath(code)} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}

/** An address to type in: without its scheme, from left to right in every language, breaking where it may. */
const Address = ({ of }: { of: string }) => (
  <bdi dir="ltr" class="address">
    {of
      .replace(/^https?:\/\//, '')
      .split(/(?=[/?])/)
      .map((part) => (
        <span key={part}>{part}</span>
      ))}
  </bdi>
);

type WayProps = {
  kit: { readonly view: Pick<Kit['view'], 'words'>; readonly address: string };
  children?: ComponentChildren;
};

/** The way to the form: a code to scan, and the same address to type in. */
export const Way = ({ kit, children }: WayProps) => {
  const { words } = kit.view;
  return (
    <div class="way">
      <Qr address={kit.address} name={words.say('poster.scan')} />
      <div class="how">
        <p class="scan">{words.say('poster.scan')}</p>
        <p class="or">
          {words.say('poster.or')} <Address of={kit.address} />
        </p>
        {children}
      </div>
    </div>
  );
};
