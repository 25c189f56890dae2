import { Button } from 'antd';
import css from './FirstStart.module.css';

/** A tab that the app does not know: how to come in. */
export function ComeIn() {
  return (
    <main className={css['first']}>
      <div className={css['sheet']}>
        <p className={css['name']}>政务公开工作台</p>
        <h1>这个标签页还没有进入工作台</h1>
        <p className="sub">每次启动，程序都换一个新的访问令牌；这个标签页里没有，或者是上一次启动的。</p>
        <ul className={css['ways']}>
          <li>已经有打开着的工作台标签页：回到那里继续用；或者让它开着，在这里点“再试一次”。</li>
          <li>
            没有：把程序启动时显示的完整地址（
            <span className="num">{`${window.location.origin}/#token=…`}</span>）复制到地址栏打开。
          </li>
          <li>程序已经退出：请重新启动程序。</li>
        </ul>
        <Button type="primary" size="large" onClick={() => window.location.reload()}>
          再试一次
        </Button>
      </div>
    </main>
  );
}
