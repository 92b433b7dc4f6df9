import { useState } from 'preact/hooks';
import { messageOf } from '../messages.ts';
import { Notice } from '../notice.tsx';

/** Runs what a button asks for: says what came of it, or what went wrong. */
export function useTask() {
  const [problem, setProblem] = useState<string>();
  const [status, setStatus] = useState('');
  const run = async (task: () => Promise<string>): Promise<void> => {
    setProblem(undefined);
    setStatus('');
    try {
      setStatus(await task());
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  const said = (
    <>
      <p role="status" class="small">
        {status}
      </p>
      <Notice text={problem} />
    </>
  );
  return { run, said };
}
