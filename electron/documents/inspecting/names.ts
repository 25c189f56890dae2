import type { Why } from './signatures.ts';

/**
 * Endings that a system runs, installs, mounts or follows at a double click, whatever the content: beside what the content says, since a script is a text
 * like others. After Outlook's list of blocked attachments, with those of macOS and Linux.
 */
const ENDINGS: Readonly<Record<Exclude<Why, 'macros' | 'damaged' | 'closedArchive'>, string>> = {
  program:
    'exe com scr pif dll cpl ocx sys drv bin run elf app command gadget xll wll fxp ade adp mda mdb mde accda accde class jar jnlp apk ipa wasm',
  installer:
    'msi msp mst msix msixbundle appx appxbundle msu cab deb rpm pkg appinstaller appref-ms application inf ins isp',
  script:
    'bat cmd ps1 ps1xml ps2 ps2xml psc1 psc2 psm1 psd1 vb vbe vbs vba js jse mjs cjs ws wsc wsf wsh sct hta reg sh bash zsh csh ksh fish py pyc pyw pyz pl rb php php3 tcl lua awk scpt applescript au3 ahk job csproj vbp xaml slk iqy oqy rqy dqy xbap mof',
  shortcut:
    'lnk url desktop webloc website scf library-ms search-ms searchconnector-ms settingcontent-ms theme themepack deskthemepack msc diagcab rdp mcf mau mav maw maf mag mam maq mar mas mat',
  diskImage: 'iso img vhd vhdx dmg udf',
  help: 'chm hlp',
};

const BY_ENDING: ReadonlyMap<string, Why> = new Map(
  Object.entries(ENDINGS).flatMap(([why, endings]) =>
    endings.split(' ').map((ending) => [ending, why as Why] as const),
  ),
);

/** Why a file of that name is not taken; `undefined` where its content decides. */
export function refusedByName(name: string): Why | undefined {
  const ending = /\.([^./\\]+)$/u.exec(name.replace(/[. ]+$/u, ''))?.[1]?.toLowerCase();
  return ending === undefined ? undefined : BY_ENDING.get(ending);
}
