import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { FlowRegular } from '@fluentui/react-icons/svg/flow';
import type { FlowInfo } from '../../shared.ts';
import { request } from '../lib/http.ts';
import { goTo } from '../lib/place.ts';
import { useAct } from '../lib/query.ts';

const shortTitle = (title: string) => title.split(':')[0] ?? title;

/** Flows that can be started by hand, and a switch for each: a flow that is off doesn't hear of anything. */
export function FlowMenu({ flows, onChange }: { flows: FlowInfo[]; onChange(): void }) {
  const act = useAct();
  const runnable = flows.filter(({ trigger }) => trigger === 'recurrence' || trigger === 'poll');
  const start = ({ name }: FlowInfo) =>
    act.run(async () => {
      const { id } = await request<{ id?: string }>('POST', `/console-api/flows/${name}/run`, {});
      if (id) goTo({ run: id });
    });
  const turn = (on: string[]) =>
    act.run(async () => {
      const changed = flows.filter((flow) => flow.enabled !== on.includes(flow.name));
      for (const { name, enabled } of changed) await request('PUT', `/console-api/flows/${name}`, { on: !enabled });
      onChange();
    });
  return (
    <Menu
      checkedValues={{ on: flows.filter(({ enabled }) => enabled).map(({ name }) => name) }}
      onCheckedValueChange={(_, { checkedItems }) => void turn(checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton size="small" appearance="subtle" icon={<FlowRegular />} disabled={act.busy || flows.length === 0}>
          Flows
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>Run now</MenuGroupHeader>
            {runnable.map((flow) => (
              <MenuItem key={flow.name} onClick={() => void start(flow)}>
                {shortTitle(flow.title)}
              </MenuItem>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>Switched on</MenuGroupHeader>
            {flows.map(({ name, title }) => (
              <MenuItemCheckbox key={name} name="on" value={name}>
                {shortTitle(title)}
              </MenuItemCheckbox>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
