import { succeed } from '../../domain/failure.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { tryRegister } from './foresee.ts';
import { compareList, lineView, previewList } from './compare.ts';
import { pendingList, readListAs, readListFile } from './lists.ts';
import { itemsFor, listMatches, matchKeys, onePublication, rejectMatches, withdrawVerdicts } from './matches.ts';
import { confirmList, removeLists, updateList } from './record.ts';
import { registerMatches } from './register.ts';
import { listRules, proposeRules, removeRules, renewRules, saveRule, tryRule } from './rules.ts';
import { publicationSettings, setPublicationSettings } from './settings.ts';
import { watchPublications } from './watch.ts';
import { weekCovered } from './week.ts';

/** What the website shows (公开信息): lists in, what they show beside what was due, and what follows from it. */
export function createPublications(context: ServiceContext): AreaHandlers<'publications'> {
  return {
    'publications.read': (input) => readListFile(context, input),
    'publications.readAs': (input) => readListAs(context, input),
    async 'publications.preview'({ listId }) {
      const pending = pendingList(context, listId);
      return pending.ok ? succeed(await previewList(context, pending.value)) : pending;
    },
    async 'publications.previewLines'({ listId, states, offset, limit }) {
      const pending = pendingList(context, listId);
      if (!pending.ok) return pending;
      const { lines } = await compareList(context, pending.value);
      const wanted = states === undefined ? lines : lines.filter(({ state }) => states.includes(state));
      return succeed({ offset, total: wanted.length, rows: wanted.slice(offset, offset + limit).map(lineView) });
    },
    'publications.confirm': (input) => confirmList(context, input),
    'publications.lists': () =>
      succeed(
        context.store.publicationLists
          .counted()
          .toReversed()
          .map(({ recordedIn: _recordedIn, ...list }) => list),
      ),
    'publications.updateList': (input) => updateList(context, input),
    'publications.removeLists': (input) => removeLists(context, input),
    'publications.matches': (input) => listMatches(context, input),
    'publications.matchKeys': (input) => matchKeys(context, input),
    'publications.one': (input) => onePublication(context, input),
    'publications.itemsFor': (input) => itemsFor(context, input),
    'publications.register': (input) => registerMatches(context, input),
    'publications.tryRegister': (input) => tryRegister(context, input),
    'publications.reject': (input) => rejectMatches(context, input),
    'publications.withdraw': (input) => withdrawVerdicts(context, input),
    'publications.rules': (input) => listRules(context, input),
    'publications.tryRule': (input) => tryRule(context, input),
    'publications.proposeRules': (input) => proposeRules(context, input),
    'publications.saveRule': (input) => saveRule(context, input),
    'publications.renewRules': (input) => renewRules(context, input),
    'publications.removeRules': (input) => removeRules(context, input),
    'publications.settings': () => succeed(publicationSettings(context)),
    'publications.setSettings': (input) => setPublicationSettings(context, input),
    'publications.week': (input) => weekCovered(context, input),
    'publications.watch': (input) => watchPublications(context, input),
  };
}
