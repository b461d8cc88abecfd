import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connect } from './lib/live.ts';
import './styles/frame.css';
import './styles/dynamics.css';
import './styles/dashboard.css';
import './styles/xero.css';
import './styles/happened.css';
import './styles/settings.css';

connect();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
