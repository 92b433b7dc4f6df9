import { stepField } from '../form/links.ts';
import type { Page } from '../form/page.tsx';
import { framed } from './frame.tsx';
import { type Preview, Seen, uploadFields } from './preview.tsx';
import { type ReportPage, reportAddress } from './view.ts';

const Choose = ({ view, text }: { view: ReportPage; text: string }) => {
  const { report } = view;
  return (
    <form method="post" enctype="multipart/form-data" action={reportAddress(view, '/upload')} class="upload">
      <div class="item">
        <label class="legend" for="file">
          {report.say('upload.file')}
        </label>
        <p class="hint" id="file-hint">
          {report.say('upload.file.hint')}
        </p>
        <input
          type="file"
          id="file"
          name={uploadFields.file}
          accept=".csv,.txt,.tsv,.dat,.xlsx"
          aria-describedby="file-hint"
        />
      </div>
      <div class="item">
        <label class="legend" for="paste">
          {report.say('upload.paste')}
        </label>
        <textarea id="paste" name={uploadFields.paste} rows={text ? 14 : 5} dir="ltr" spellcheck={false}>
          {text}
        </textarea>
      </div>
      <div class="actions">
        <button type="submit" class={text ? '' : 'primary'} name={stepField} value="read">
          {report.say('upload.go')}
        </button>
        <a class="button" href={reportAddress(view)}>
          {report.say('upload.back')}
        </a>
      </div>
    </form>
  );
};

/** The way to bring a file: chosen or pasted, looked at, and taken only then. */
export function uploadPage(view: ReportPage, preview?: Preview, notice?: string): Page {
  const { report } = view;
  const isBad = preview?.findings.some(({ level }) => level === 'error') ?? false;
  const script = { codes: [view.reportAssets.upload], data: { large: report.say('upload.large') } };
  return framed({
    view,
    title: report.say('upload.title'),
    path: '/upload',
    ...(view.reportAssets.upload ? { script } : {}),
    children: (
      <>
        <h1>{report.say('upload.title')}</h1>
        {preview ? <Seen view={view} preview={preview} /> : <p>{report.say('upload.text')}</p>}
        <p class="error" id="upload-error" role="alert" hidden={!notice}>
          {notice ? report.say(notice) : ''}
        </p>
        {preview?.isReady ? null : <Choose view={view} text={(isBad && preview?.text) || ''} />}
      </>
    ),
  });
}
