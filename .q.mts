import { mkdirSync } from 'node:fs';
import { startApp, openPage, closeBrowser } from './test/support/runningApp.ts';
const out='/tmp/lock15'; mkdirSync(out,{recursive:true});
const app = await startApp({ args: ['--demo'] });
const shot = async (name: string, p: string, size='1366x768', act?: (page:any)=>Promise<void>) => {
  const m=/^(\d+)x(\d+)(?:@(\d))?(:dark)?$/.exec(size)!; const scale=Number(m[3]??1);
  const { page, close } = await openPage(app, { viewport: { width: Math.round(+m[1]!/scale), height: Math.round(+m[2]!/scale) }, path: p } as never);
  if (m[4]) await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForLoadState('networkidle'); await page.waitForTimeout(900);
  try { if (act) await act(page); } catch (e) { console.log('ACT', name, String(e).slice(0,200)); }
  await page.screenshot({ path: `${out}/${name}-${size.replace(/[@:]/g,'_')}.png` }); await close();
};
try {
  const status = await app.call('workspace.status', {});
  const today = status.today; console.log(today, status.years.map(y=>[y.year,y.state]));
  for (const {year} of status.years) {
    const { classes } = await app.call('scoreProcess.ofYear', { year });
    for (const c of classes) console.log(year, c.classId, c.name, c.stage, c.freezes.length, c.noticeHindrances.map(h=>h.words.slice(0,60)));
  }
  const year = Number(process.env.Y ?? status.years[0]!.year) as never;
  const { classes } = await app.call('scoreProcess.ofYear', { year });
  const free = classes.find(c => c.freezes.length===0 && c.noticeHindrances.length===0);
  if (free) {
    await shot('start', `/scoreProcess?year=${year}&class=${free.classId}`, '1366x768', async page => { await page.getByRole('button',{name:'发布公示'}).click(); await page.waitForTimeout(500); });
    const until = new Date(Date.parse(today)+4*864e5).toISOString().slice(0,10) as never;
    await app.call('scoreProcess.startNotice', { year, classId: free.classId, until, by: '经办人甲', reason: '网站公示栏' });
    for (const s of ['1366x768','1920x1080','1366x768:dark','1366x768@2']) await shot('notice', `/scoreProcess?year=${year}&class=${free.classId}`, s);
    await shot('end', `/scoreProcess?year=${year}&class=${free.classId}`, '1366x768', async page => { await page.getByRole('button',{name:'结束或撤回'}).click(); await page.waitForTimeout(500); });
    for (const t of ['published','differences','appeals']) await shot('notice-'+t, `/scoreProcess?year=${year}&class=${free.classId}&tab=${t}`);
    await shot('facts', `/scoreFacts?year=${year}&class=${free.classId}`);
    await shot('judged', `/scoreFacts?year=${year}&tab=judged&class=${free.classId}`);
    await shot('schemes', `/schemes?year=${year}`);
    await shot('score', `/assessment?year=${year}&class=${free.classId}`);
  }
  await app.call('years.close', { year, reason: '', unfrozen: true } as never);
  for (const [n,p] of [['ledger','/ledger'],['calendar','/calendar'],['tasks','/tasks'],['submissions','/submissions'],['findings','/findings'],['cfacts','/scoreFacts'],['cprocess','/scoreProcess'],['imports','/imports'],['fillin','/fill-in'],['cases','/requests'],['cschemes','/schemes'],['publications','/publications'],['lookback','/look-back'],['reminders','/papers']] as const)
    await shot(n, `${p}?year=${year}`);
  for (const s of ['1920x1080','1366x768:dark','1366x768@2']) await shot('ledger', `/ledger?year=${year}`, s);
  await shot('commands', `/ledger?year=${year}`, '1366x768', async page => { await page.getByRole('button',{name:'今天的操作'}).click(); await page.waitForTimeout(800); });
  await shot('tip', `/findings?year=${year}`, '1366x768', async page => { await page.getByRole('button',{name:'登记问题'}).first().focus(); await page.waitForTimeout(700); });
} finally { await app.stop(); await closeBrowser(); }
