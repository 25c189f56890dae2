import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { CopySupport } from '../ui/CopySupport.tsx';
import statesCss from '../ui/states.module.css';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
}

/** Keeps a screen's bug from taking the whole window: the rail stays, and the screen says so. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className={statesCss['fault']} role="alert">
        <p className={statesCss['message']}>这个页面出了问题，没有显示出来。已登记的数据不受影响。</p>
        <div className="row">
          <Button onClick={() => window.location.reload()}>重新载入</Button>
          <CopySupport />
        </div>
      </div>
    );
  }
}
