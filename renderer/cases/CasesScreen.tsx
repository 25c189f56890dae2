import { useMemo } from 'react';
import { FailureError } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, ErrorState, Loaded } from '../ui/states.tsx';
import { useAddressState } from '../address/useAddressState.ts';
import { complaintsOf, eventsOf, ownComplaints, REQUEST_FORM } from './form.ts';
import { RequestAnswer } from './RequestAnswer.tsx';
import { RequestFields } from './RequestFields.tsx';
import { StatutoryList } from './StatutoryList.tsx';
import css from './CasesScreen.module.css';

/** 期限推算: the answer to a disclosure request dated from what happened to it, and the statutory limits to look up. */
export function CasesScreen() {
  const [form, setForm] = useAddressState(REQUEST_FORM);
  const named = useMemo(() => eventsOf(form), [form]);
  const query = useAppQuery(
    'cases.requestClock',
    { events: named.map(({ event }) => event) },
    { enabled: named.length > 0 },
  );
  const refused = named.length > 0 && query.error instanceof FailureError ? query.error.failure.fields : undefined;
  const complaints = { ...complaintsOf(refused ?? {}, named), ...ownComplaints(form) };
  const blamed = refused !== undefined && Object.keys(complaints).length > 0;
  return (
    <Page title="期限推算" sub="只推算日期，不作登记。收到的申请在“依申请公开”里登记，其他办件在“办件登记”里登记。">
      <div className={css['cases']}>
        <Card title="依申请公开答复期限" padded>
          <RequestFields form={form} complaints={complaints} onChange={(patch) => setForm(patch, { replace: true })} />
        </Card>
        <Card title="答复期限" padded bodyClassName={css['answer']}>
          {named.length === 0 && (
            <EmptyState title="填写收到申请的日期" hint="填写后，这里给出最后答复日，并逐日列出推算过程。" />
          )}
          {named.length > 0 && blamed && (
            <EmptyState title="暂时无法推算" hint="请按左侧标出的提示改正日期，改正后这里随即更新。" />
          )}
          {named.length > 0 && !blamed && query.error && <ErrorState error={query.error} inline />}
          {named.length > 0 && !query.error && (
            <Loaded query={query}>{(clock) => <RequestAnswer clock={clock} />}</Loaded>
          )}
        </Card>
      </div>
      <StatutoryList />
    </Page>
  );
}
