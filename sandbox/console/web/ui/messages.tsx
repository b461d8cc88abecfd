import { MessageBar, MessageBarBody, type MessageBarProps } from '@fluentui/react-components';

/** What was said, if anything was. */
export function Messages({ intent, messages }: { intent: NonNullable<MessageBarProps['intent']>; messages: string[] | undefined }) {
  if (!messages?.length) return null;
  return (
    <MessageBar intent={intent} layout="multiline" className="messages" role={intent === 'error' ? 'alert' : 'status'}>
      <MessageBarBody>
        {messages.map((message) => (
          <p key={message}>{message}</p>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}
