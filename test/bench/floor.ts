import { datePartsOf } from '../../survey/items/date.ts';
import { stepsOf } from '../../survey/items/number.ts';
import { directionOf } from '../../survey/language.ts';
import { type Item, optionsOf, type Questionnaire, type Translation } from '../../survey/questionnaire.ts';

type Say = (key: string) => string;

/** The controls of an item, with nothing about them but their labels. */
function controls(item: Item, questionnaire: Questionnaire, say: Say): string {
  const boxes = (type: string, field: string, codes: readonly string[], text: Say): string =>
    codes.map((code) => `<label><input type=${type} name=${field} value=${code}>${text(code)}</label>`).join('');
  const codes = 'list' in item ? optionsOf(questionnaire, item.list).map(({ code }) => code) : [];
  const label = (code: string): string => ('list' in item ? say(`list.${item.list}.${code}`) : '');
  switch (item.type) {
    case 'select_one':
      if (item.appearance !== 'dropdown') return boxes('radio', item.id, codes, label);
      return `<select name=${item.id}>${codes.map((code) => `<option value=${code}>${label(code)}`).join('')}</select>`;
    case 'select_multiple':
      return boxes('checkbox', item.id, codes, label);
    case 'scale':
      return boxes('radio', item.id, stepsOf(item).map(String), (step) => step);
    case 'grid':
      return item.rows
        .map(
          (row) =>
            `<fieldset><legend>${say(`${item.id}.${row}`)}</legend>${boxes('radio', `${item.id}.${row}`, codes, label)}</fieldset>`,
        )
        .join('');
    case 'date':
      return datePartsOf(item)
        .map((part) => `<input name=${item.id}.${part} inputmode=numeric>`)
        .join('');
    case 'consent':
      return `<input type=checkbox name=${item.id} value=yes>`;
    default:
      return item.type === 'text' && !item.appearance
        ? `<textarea name=${item.id}></textarea>`
        : `<input name=${item.id}>`;
  }
}

/** The least a page with these items could be: labels, groups and controls; no style, no script, no other words. */
export function floorPage(questionnaire: Questionnaire, { language, texts }: Translation): string {
  const say: Say = (key) => texts[key] ?? key;
  const hint = (item: Item): string => (item.hint ? `<p>${say(`${item.id}.hint`)}</p>` : '');
  const items = (all: readonly Item[]): string =>
    all
      .map(
        (item) =>
          `<fieldset><legend>${say(item.id)}</legend>${hint(item)}${controls(item, questionnaire, say)}</fieldset>`,
      )
      .join('');
  const sections = questionnaire.sections.map(({ id, items: all }) => `<h2>${say(`section.${id}`)}</h2>${items(all)}`);
  return [
    `<!doctype html><html lang=${language} dir=${directionOf(language)}><meta charset=utf-8>`,
    `<meta name=viewport content="width=device-width"><title>${say('title')}</title><link rel=icon href="data:,">`,
    `<h1>${say('title')}</h1><p>${say('intro')}</p><form method=post>${sections.join('')}<button>OK</button></form>`,
  ].join('');
}
