/** Starts the window: styles, locale, and the one tree of screens. */
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import './style/tokens.css';
import './style/base.css';
import './style/controls.css';
import './style/fields.css';
import './style/panels.css';
import './style/frame.css';
import './style/overlays.css';
import './style/start.css';
import './style/cases.css';
import './style/workspace.css';
import './style/writing.css';
import './style/handling.css';
import './style/evidence.css';
import './style/hosts.css';
import './style/timeline.css';
import './style/paper.css';
import './style/locker.css';
import './style/acquire.css';
import './style/compare.css';
import './style/casefile.css';
import './style/search.css';
import './style/recovery.css';
import './style/backup.css';
import './style/small.css';
import './style/notify.css';
import './style/figures.css';
import './style/ready.css';
import './style/library.css';
import './style/after.css';
import './style/exercise.css';
import './style/print.css';
import { App } from './App';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// English as written in Sweden: English names of days and fields, dates in ISO order, 24 hours.
createRoot(root).render(
	<StrictMode>
		<I18nProvider locale="en-SE">
			<App />
		</I18nProvider>
	</StrictMode>,
);
