import { describe, expect, it } from 'vitest';
import {
  passphraseAsTyped,
  passphraseRefusal,
  passphraseWeakness,
} from '../../../electron/domain/backups/passphrase.ts';

describe('a passphrase', () => {
  it('is long enough by its characters, not by how they are stored', () => {
    expect(passphraseRefusal('江山如画一时多少')).toContain('现在是 8 个');
    expect(passphraseRefusal('江山如画一时多少豪杰')).toBe(undefined);
    expect(passphraseRefusal('𠮷𠮷𠮷𠮷𠮷')).toContain('现在是 5 个');
    expect(passphraseRefusal('')).toContain('现在是 0 个');
  });

  it('is the same from every input method', () => {
    expect(passphraseAsTyped('Ａｂ１　２')).toBe('Ab1 2');
    expect(passphraseAsTyped('e\u0301')).toBe('\u00e9');
  });

  it.each([
    '13812345678',
    '１３８１２３４５６７８',
    'aaaaaaaaaaaa',
    '哈哈哈哈哈哈哈哈哈哈',
    'abcdefghijkl',
    'hgfedcba9876',
  ])('%s is said to be weak, and taken', (text) => {
    expect(passphraseWeakness(text)).toContain('容易被猜到');
    expect(passphraseRefusal(text)).toBe(undefined);
  });

  it.each(['江山 如画 一时 多少', 'correct horse battery', 'Tr0ub4dor&3x'])('%s is not', (text) => {
    expect(passphraseWeakness(text)).toBe(undefined);
  });
});
