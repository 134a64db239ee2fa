import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds on a page, and whether it is wider than its window: narrow and wide, by day and by night. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(axe.source);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const found = (await page.evaluate(
        `axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations)`,
      )) as readonly Violation[];
      const at = `${width} ${colorScheme}`;
      faults.push(...found.map(({ id, nodes }) => `${at} ${id}: ${nodes.map(({ html }) => html).join(' ')}`));
      const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
      if (await page.evaluate(wide)) faults.push(`${at} wider than its window`);
    }
  }
  return faults;
}
