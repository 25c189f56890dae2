import { randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import type { Identity, Recipient } from 'age-encryption';
import { passphraseAsTyped } from '../../domain/backups/passphrase.ts';
import type { SealingKeys } from '../copies/settings.ts';

/** The base-2 logarithm of what one try of a passphrase costs: about a second and 256 MB, as the `age` tool has it. */
export const USUAL_WORK = 18;

/** More than this, which takes 1 GB, is not tried; the `age` tool writes less. */
const MOST_WORK = 20;

/** The names of the wrapped keys that lie beside sealed copies. */
export const KEY_NAME = /^备份密钥_.+\.age$/u;

/** Loaded by who seals or opens: it takes a tenth of a second, which each start would pay. */
export const loadAge = () => import('age-encryption');
const loadCipher = () => import('@noble/ciphers/chacha.js');

/** Makes a key pair whose private half only the passphrase opens. */
export async function makeKeys(passphrase: string, work: number): Promise<SealingKeys> {
  const { Encrypter, generateX25519Identity, identityToRecipient } = await loadAge();
  const identity = await generateX25519Identity();
  const wrapping = new Encrypter();
  wrapping.addRecipient(wrappedBy(passphrase, work));
  const wrapped = await wrapping.encrypt(`${identity}\n`);
  return { recipient: await identityToRecipient(identity), wrapped: Buffer.from(wrapped).toString('base64') };
}

/** The public half of a private one. */
export async function recipientOf(identity: string): Promise<string> {
  const { identityToRecipient } = await loadAge();
  return identityToRecipient(identity);
}

/** The private half; `undefined` for a passphrase that is not the one. Throws for bytes that are not a wrapped key. */
export async function unwrapKey(wrapped: string, passphrase: string): Promise<string | undefined> {
  const { Decrypter } = await loadAge();
  let right = true;
  const opening = new Decrypter();
  opening.addIdentity(openedBy(passphrase, () => (right = false)));
  try {
    return (await opening.decrypt(Buffer.from(wrapped, 'base64'), 'text')).trim();
  } catch (error) {
    if (!right) return undefined;
    throw error;
  }
}

/**
 * The passphrase as age's own scrypt recipient has it, but with Node's scrypt, which runs beside the program instead of holding it up for a second.
 * https://c2sp.org/age#scrypt-recipient-stanza
 */
function wrappedBy(passphrase: string, work: number): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const { Stanza } = await loadAge();
      const { chacha20poly1305 } = await loadCipher();
      const salt = randomBytes(16);
      const key = await keyOf(passphrase, salt, work);
      return [new Stanza(['scrypt', base64(salt), String(work)], chacha20poly1305(key, NONCE).encrypt(fileKey))];
    },
  };
}

function openedBy(passphrase: string, onWrong: () => void): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const { chacha20poly1305 } = await loadCipher();
      const [stanza, ...more] = stanzas;
      const [kind, salt = '', work = ''] = stanza?.args ?? [];
      if (!stanza || more.length > 0 || kind !== 'scrypt' || !/^[1-9]\d?$/u.test(work) || Number(work) > MOST_WORK)
        throw new Error('not a key wrapped by a passphrase');
      const key = await keyOf(passphrase, Buffer.from(salt, 'base64'), Number(work));
      try {
        return chacha20poly1305(key, NONCE).decrypt(stanza.body);
      } catch {
        onWrong();
        return null;
      }
    },
  };
}

const NONCE = new Uint8Array(12);

const scryptBeside = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

function keyOf(passphrase: string, salt: Buffer, work: number): Promise<Buffer> {
  const labelled = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt]);
  const N = 2 ** work;
  return scryptBeside(passphraseAsTyped(passphrase), labelled, 32, { N, r: 8, p: 1, maxmem: 2 * 128 * 8 * N });
}

/** Base64 as age has it: without padding. */
export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}
