import { Button } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import { formatDate, formatMoment } from '../lib/format.ts';
import { get } from '../lib/http.ts';
import { useQuery } from '../lib/query.ts';
import { Loaded } from '../ui/loading.tsx';
import { Messages } from '../ui/messages.tsx';

/** CheckSetup's answer, as the connector's definition has it. */
interface SetupReport {
  organisationName?: string;
  ready?: boolean;
  scopes?: { scope: string; granted: boolean; purpose?: string }[];
  rights?: { action: string; allowed: boolean }[];
  webhooksOn?: boolean;
  webhookSeenOn?: string | null;
  periodLockDate?: string | null;
  yearEndLockDate?: string | null;
  callsLeftToday?: number | null;
  registerIncomplete?: boolean;
  problems?: { code: string; message: string; fix: string; owner: string }[];
}

type Sign = 'good' | 'bad' | 'note';
const icons = { good: CheckmarkCircleRegular, bad: WarningRegular, note: InfoRegular };
const words: Record<Sign, string> = { good: 'Fine', bad: 'Missing', note: 'To know' };

function Item({ sign, title, children }: { sign: Sign; title: string; children?: ReactNode }) {
  const Icon = icons[sign];
  return (
    <li className={`check check-${sign}`}>
      <Icon aria-hidden />
      <span className="visually-hidden">{words[sign]}: </span>
      <span>
        {title}
        {children && <span className="quiet"> {children}</span>}
      </span>
    </li>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="form-section" aria-label={title}>
      <h3>{title}</h3>
      <ul className="checks">{children}</ul>
    </fieldset>
  );
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** 'CreateDraftInvoice' as 'Create draft invoice'. */
const spoken = (action: string) => action.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function Report({ report }: { report: SetupReport }) {
  const { scopes = [], rights = [], problems = [], periodLockDate, yearEndLockDate, callsLeftToday } = report;
  return (
    <>
      <Messages
        intent={report.ready ? 'success' : 'warning'}
        messages={[
          report.ready
            ? 'Everything is set up.'
            : `Something is missing: ${problems.length === 1 ? 'one thing' : `${problems.length} things`} to mend.`,
        ]}
      />
      {problems.map(({ code, message, fix, owner }) => (
        <div key={code} className="check-problem">
          <b>{message}</b>
          <p>
            {fix} <span className="quiet">({owner})</span>
          </p>
        </div>
      ))}
      <Group title="What the connection may reach">
        {scopes.map(({ scope, granted, purpose }) => (
          <Item key={scope} sign={granted ? 'good' : 'bad'} title={sentence(purpose || scope)}>
            {purpose && <code>{scope}</code>}
          </Item>
        ))}
      </Group>
      <Group title="What the signed-in person may do in Xero">
        {rights.map(({ action, allowed }) => (
          <Item key={action} sign={allowed ? 'good' : 'bad'} title={spoken(action)} />
        ))}
      </Group>
      <Group title="News from Xero">
        <Item sign={report.webhooksOn ? 'good' : 'note'} title={report.webhooksOn ? 'Webhooks are on' : 'Webhooks are off'}>
          {report.webhooksOn ? '' : 'Changes are found by looking, at the latest 15 minutes later.'}
        </Item>
        {report.webhooksOn && (
          <Item sign={report.webhookSeenOn ? 'good' : 'note'} title={report.webhookSeenOn ? 'The last one came' : 'None came yet'}>
            {report.webhookSeenOn ? formatMoment(report.webhookSeenOn) : 'The first comes with the next change in Xero.'}
          </Item>
        )}
        <Item
          sign={report.registerIncomplete ? 'note' : 'good'}
          title={report.registerIncomplete ? 'Links are still being read' : 'All links are known'}
        >
          {report.registerIncomplete ? 'The daily refresh tells them; nothing is made twice meanwhile.' : ''}
        </Item>
      </Group>
      <Group title="Limits">
        <Item sign="note" title={periodLockDate ? `Locked until ${formatDate(periodLockDate)}` : 'No period is locked'}>
          {periodLockDate ? 'Documents up to that date are warned about.' : ''}
        </Item>
        <Item sign="note" title={yearEndLockDate ? `Year-end lock until ${formatDate(yearEndLockDate)}` : 'No year-end lock'}>
          {yearEndLockDate ? 'Documents up to that date are not sent.' : ''}
        </Item>
        {typeof callsLeftToday === 'number' && (
          <Item sign={callsLeftToday > 100 ? 'good' : 'bad'} title={`${callsLeftToday.toLocaleString('en-NZ')} calls left today`} />
        )}
      </Group>
    </>
  );
}

/** What of the set-up is there and what is missing, asked of the API at this moment. */
export function SetupCheck({ organisationId }: { organisationId: string }) {
  const report = useQuery(`setup/${organisationId}`, () => get<SetupReport>(`/console-api/setup/${organisationId}`));
  return (
    <div className="setup-check">
      <div className="setting-acts">
        <Button size="small" icon={<ArrowSyncRegular />} onClick={report.reload}>
          Check again
        </Button>
      </div>
      <Loaded query={report}>{(found) => <Report report={found} />}</Loaded>
    </div>
  );
}
