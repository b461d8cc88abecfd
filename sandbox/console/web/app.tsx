import { FluentProvider, MessageBar, MessageBarBody, Tab, TabList } from '@fluentui/react-components';
import { DynamicsHalf } from './dynamics/dynamics-half.tsx';
import { Columns } from './frame/columns.tsx';
import { TopBar } from './frame/top-bar.tsx';
import { useWidth } from './frame/use-width.ts';
import { Happened } from './happened/happened.tsx';
import { RunPanel } from './happened/run-panel.tsx';
import { useConnected } from './lib/live.ts';
import { goTo, usePlace } from './lib/place.ts';
import { dynamicsTheme } from './theme.ts';
import { XeroHalf } from './xero/xero-half.tsx';

/** Below this width the three parts take turns. */
const narrow = 1100;

const parts = [
  { value: 'dynamics', label: 'Dynamics 365', content: <DynamicsHalf /> },
  { value: 'happened', label: 'What happened', content: <Happened /> },
  { value: 'xero', label: 'Xero', content: <XeroHalf /> },
];

/** Not by class: menus and dialogs, which hang outside, take over the provider's class. */
const whole = { height: '100%', background: 'transparent' };

export function App() {
  const { show, run } = usePlace();
  const [ref, width] = useWidth<HTMLDivElement>(innerWidth);
  const connected = useConnected();
  const shown = parts.find(({ value }) => value === show) ?? parts[0];
  return (
    <FluentProvider theme={dynamicsTheme} style={whole}>
      <div className="app">
        <TopBar />
        {!connected && (
          <MessageBar intent="error" layout="singleline">
            <MessageBarBody>The sandbox doesn't answer. Is it still running? This page goes on by itself once it does.</MessageBarBody>
          </MessageBar>
        )}
        <div className="parts" ref={ref}>
          {width >= narrow ? (
            <Columns left={<DynamicsHalf />} middle={<Happened />} right={<XeroHalf />} width={width} />
          ) : (
            <>
              <TabList selectedValue={shown?.value} onTabSelect={(_, { value }) => goTo({ show: String(value) })} className="part-tabs">
                {parts.map(({ value, label }) => (
                  <Tab key={value} value={value}>
                    {label}
                  </Tab>
                ))}
              </TabList>
              <div className="one-part">{shown?.content}</div>
            </>
          )}
          {run && <RunPanel id={run} />}
        </div>
      </div>
    </FluentProvider>
  );
}
