/** The processes of the program that is driven, by what they do. */
import type { ElectronApplication } from '@playwright/test';

/** The process of the window's page, and the one in which the open notebook lives. */
export function processesOf(app: ElectronApplication): Promise<{ window: number; notebook: number }> {
	return app.evaluate(({ app: electron, BrowserWindow }) => ({
		window: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
		notebook:
			electron.getAppMetrics().find((one) => [one.name, one.serviceName].includes('Sealbook notebook'))?.pid ?? 0,
	}));
}
