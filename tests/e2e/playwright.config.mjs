import { defineConfig } from "@playwright/test";

const long = Boolean(process.env.SHUKE_LONG);

export const VIEWPORTS = {
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
};

/** What every project shares. One project per device; specs ask for others than the tablet by tag. */
const project = (name, { tag, ...use } = {}) => ({
  name,
  use: { viewport: VIEWPORTS[name], ...use },
  ...(tag ? { grep: tag } : { grepInvert: /@(phone|desktop)-only/ }),
});

export default defineConfig({
  testDir: "specs",
  outputDir: "results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: long ? 300_000 : 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.SHUKE_ADDRESS,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    colorScheme: "light",
    serviceWorkers: "allow",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.SHUKE_CHROMIUM,
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    },
  },
  projects: [
    project("tablet", { hasTouch: true }),
    project("phone", { tag: /@phone/, hasTouch: true, isMobile: true }),
    project("desktop", { tag: /@desktop/ }),
  ],
});
